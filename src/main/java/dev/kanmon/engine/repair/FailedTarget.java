package dev.kanmon.engine.repair;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.plan.facts.FactsReader;
import dev.kanmon.engine.plan.facts.FactsRequest;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.sql.Script;
import java.util.List;
import java.util.Set;

/**
 * The target as the failure left it.
 *
 * @param identity what tells it from others and stays the same over time
 * @param schema what names without a schema mean
 * @param applied migrations that are applied, in their order, each with its script
 * @param failed the one that failed, with the very script that did
 */
record FailedTarget(String identity, String schema, Catalog catalog, List<Migration> applied, Migration failed) {

    FailedTarget {
        applied = List.copyOf(applied);
    }

    /** @throws NotRepairableException where the source does not have what was run */
    static FailedTarget read(Session session, MigrationSource source, String migration) {
        History history = new HistoryTable(session.schema()).read(session);
        String identity = FactsReader.read(
                        session, new FactsRequest(List.of(), Set.of(), FactsRequest.DEFAULT_LONG_TRANSACTION))
                .identity()
                .text();
        return new FailedTarget(
                identity,
                session.schema(),
                CatalogReader.read(session, CatalogScope.ALL),
                applied(history, source),
                failed(history, source, migration));
    }

    private static List<Migration> applied(History history, MigrationSource source) {
        List<String> missing = history.missing(source);
        if (!missing.isEmpty()) {
            throw new NotRepairableException(
                    "The history cannot be replayed: the source does not have " + String.join(", ", missing) + ".");
        }
        List<Migration> applied = history.applied(source);
        applied.forEach(FailedTarget::requireRunnable);
        return applied;
    }

    /** Of an attempt whose failure could not be written down, the script is the source's. */
    private static Migration failed(History history, MigrationSource source, String name) {
        Migration migration = source.find(name)
                .filter(found -> found.script().isPresent())
                .orElseThrow(() -> new NotRepairableException("The source does not have the migration " + name + "."));
        boolean changed = history.of(name).stream()
                .filter(row -> row.state() == HistoryRow.State.UNFINISHED)
                .anyMatch(row -> !migration.matches(row.checksum()));
        if (changed) {
            throw new NotRepairableException("The script of " + name
                    + " is not the one that failed, so nobody can tell what that one did and would have done.");
        }
        requireRunnable(migration);
        return migration;
    }

    private static void requireRunnable(Migration migration) {
        Script.parse(migration.script().orElseThrow()).problems().stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw new NotRepairableException(
                            migration.name() + " cannot be run: line " + problem.line() + ": " + problem.message());
                });
    }
}
