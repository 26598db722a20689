package dev.kanmon.engine.repair;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts statements and lists of objects into sentences. */
final class Words {

    private static final int LONGEST_BEGINNING = 80;
    private static final int MOST_OBJECTS = 10;

    private Words() {}

    /** A statement in one line, cut where it is long. */
    static String beginning(String statement) {
        String line = statement.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_BEGINNING ? line : line.substring(0, LONGEST_BEGINNING) + "…";
    }

    /** {@code table public.a, index public.a.i}; of a long list only the first. */
    static String list(Collection<?> objects) {
        String first =
                objects.stream().limit(MOST_OBJECTS).map(Object::toString).collect(Collectors.joining(", "));
        int more = objects.size() - MOST_OBJECTS;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
