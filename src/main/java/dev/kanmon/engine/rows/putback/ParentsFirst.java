package dev.kanmon.engine.rows.putback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts tables in an order in which rows can be inserted: what is referred to before what refers to it. */
final class ParentsFirst {

    private ParentsFirst() {}

    /** A foreign key, by the oids of its tables. */
    record Link(long referring, long referred) {}

    /** Tables that refer to each other in a circle come last, as they are. */
    static List<Long> order(Collection<Long> tables, List<Link> links) {
        Set<Long> waiting = new LinkedHashSet<>(tables);
        List<Long> ordered = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            List<Long> free = waiting.stream()
                    .filter(table -> links.stream()
                            .noneMatch(link -> link.referring() == table
                                    && link.referred() != table
                                    && waiting.contains(link.referred())))
                    .toList();
            ordered.addAll(free);
            moved = waiting.removeAll(free);
        }
        ordered.addAll(waiting);
        return ordered;
    }
}
