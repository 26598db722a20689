package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.Finding.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tables whose rows a migration changes: those that it names, and those that foreign keys carry changes to. */
final class CoverageFinder {

    private final TableCatalog catalog;
    private final Map<Long, Covered> covered = new LinkedHashMap<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Set<Long> refused = new HashSet<>();

    private CoverageFinder(TableCatalog catalog) {
        this.catalog = catalog;
    }

    /** What is known of a table while tables are still being found. */
    private static final class Covered {
        private final TableInfo table;
        private final Set<Long> written = new LinkedHashSet<>();
        private boolean named;

        Covered(TableInfo table) {
            this.table = table;
        }
    }

    /** A change that may cause others. */
    private record Change(TableInfo table, Set<String> updated, boolean deletes, Place place, boolean named) {}

    static Coverage find(MigrationRows migration, TableCatalog catalog) {
        CoverageFinder finder = new CoverageFinder(catalog);
        finder.obstacles.addAll(migration.obstacles());
        if (migration.copyable()) {
            finder.follow(migration.changes());
        }
        return new Coverage(migration.migration(), finder.tables(), finder.obstacles);
    }

    private void follow(List<RowChange> changes) {
        Deque<Change> waiting = new ArrayDeque<>();
        Set<Object> seen = new HashSet<>();
        for (RowChange change : changes) {
            catalog.find(change.table())
                    .ifPresent(table ->
                            waiting.add(new Change(table, change.updated(), change.deletes(), change.place(), true)));
        }
        while (!waiting.isEmpty()) {
            Change change = waiting.poll();
            if (cover(change) && seen.add(List.of(change.table().id(), change.updated(), change.deletes()))) {
                consequences(change).forEach(waiting::add);
            }
        }
    }

    /** @return whether rows of it can change at all */
    private boolean cover(Change change) {
        TableInfo table = change.table();
        if (table.temporary()) {
            return false;
        }
        TableInfo whole = whole(table);
        String reason = reasonAgainst(whole);
        if (reason != null) {
            if (refused.add(whole.id())) {
                obstacles.add(new Obstacle(change.place(), whole.name().toSql(), reason));
            }
            return true;
        }
        Covered entry = covered.computeIfAbsent(whole.id(), id -> begun(whole, change.place()));
        entry.written.add(whole.id());
        entry.written.add(table.id());
        entry.named |= change.named();
        return true;
    }

    /** What its triggers do elsewhere is the business of their functions, which nobody reads here. */
    private Covered begun(TableInfo table, Place place) {
        if (table.triggers() > 0) {
            String name = table.name().toSql();
            obstacles.add(new Obstacle(
                    place,
                    name,
                    name + " has triggers of its own: rows that they change in other tables are copied only where the"
                            + " migration changes those tables, too."));
        }
        return new Covered(table);
    }

    /** Copied as what it is a part of, for a statement may go to either; by itself where the whole has no key. */
    private TableInfo whole(TableInfo table) {
        TableInfo root = catalog.tables().getOrDefault(table.root(), table);
        return root.keyed() ? root : table;
    }

    /** @return null where nothing is against it */
    private static String reasonAgainst(TableInfo table) {
        String name = table.name().toSql();
        return switch (table.kind()) {
            case VIEW -> name + " is a view: the rows of the tables behind it are not copied. Name the table itself.";
            case FOREIGN_TABLE -> name + " is a foreign table: its rows lie elsewhere and are not copied.";
            case TABLE, PARTITIONED_TABLE -> {
                if (!table.keyed()) {
                    yield name + " has no primary key, so its rows cannot be told apart: they are not copied.";
                }
                if (table.inherits()) {
                    yield name + " has parents or children by INHERITS: its rows are not copied.";
                }
                yield table.owned()
                        ? null
                        : "The role does not own " + name + " and cannot put triggers on it: its rows are not copied.";
            }
        };
    }

    private List<Change> consequences(Change change) {
        long root = change.table().root();
        List<Change> found = new ArrayList<>();
        for (Reference reference : catalog.references()) {
            TableInfo referring = catalog.tables().get(reference.referring());
            boolean points = reference.referred() == root
                    || reference.referred() == change.table().id();
            if (!points || referring == null) {
                continue;
            }
            if (change.deletes()) {
                consequence(reference.onDelete(), reference, referring, change.place(), found);
            }
            if (change.updated().stream().anyMatch(reference.referredColumns()::contains)) {
                consequence(reference.onUpdate(), reference, referring, change.place(), found);
            }
        }
        return found;
    }

    private static void consequence(
            Reference.Action action, Reference reference, TableInfo referring, Place place, List<Change> found) {
        switch (action) {
            case NONE -> {}
            case DELETE -> found.add(new Change(referring, Set.of(), true, place, false));
            case UPDATE -> found.add(new Change(referring, reference.referringColumns(), false, place, false));
        }
    }

    private List<CoveredTable> tables() {
        return covered.values().stream()
                .map(entry -> new CoveredTable(
                        entry.table.name(),
                        entry.table.id(),
                        List.copyOf(entry.written),
                        entry.table.rows(),
                        !entry.named))
                .sorted(Comparator.comparing(table -> table.name().toString()))
                .toList();
    }
}
