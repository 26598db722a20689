package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.effect.IndexNames;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indexes made, dropped and rebuilt without CONCURRENTLY. */
final class IndexLockRules {

    private static final Set<String> REINDEXED = Set.of("INDEX", "TABLE", "SCHEMA", "DATABASE");

    private IndexLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.ofSize(
                        "lock/index-not-concurrent",
                        "An index built without CONCURRENTLY",
                        "CREATE INDEX keeps out every write to the table for as long as it builds.",
                        List.of(
                                "squawk require-concurrent-index-creation",
                                "eugene E6",
                                "strong_migrations add_index",
                                "atlas PG101"),
                        "IndexStmt",
                        IndexLockRules::create),
                LockRule.of(
                        new RuleInfo(
                                "lock/drop-index-not-concurrent",
                                Severity.WARNING,
                                Weight.TABLE_TRAFFIC,
                                "An index dropped without CONCURRENTLY",
                                "DROP INDEX waits for everyone who uses the table, and everyone else waits behind it.",
                                List.of(
                                        "squawk require-concurrent-index-deletion",
                                        "eugene E9",
                                        "strong_migrations remove_index",
                                        "atlas PG102")),
                        Set.of("DropStmt"),
                        IndexLockRules::drop),
                LockRule.ofSize(
                        "lock/reindex-not-concurrent",
                        "An index rebuilt without CONCURRENTLY",
                        "REINDEX keeps out writes to the table, and reads that would look at the index, while it builds.",
                        List.of("squawk require-concurrent-reindex"),
                        "ReindexStmt",
                        IndexLockRules::reindex));
    }

    private static Stream<Found> create(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        boolean isNew = statement.schema().isCertainlyNew(table)
                || statement.schema().madeInRun(ObjectKind.MATERIALIZED_VIEW, table);
        boolean alone = !statement.node().node("relation").flag("inh")
                && statement.schema().partitionKey(table).isPresent();
        if (statement.node().flag("concurrent") || isNew || alone) {
            return Stream.empty();
        }
        if (statement.schema().partitionKey(table).isPresent()) {
            return Stream.of(Found.on(
                    table,
                    "No row of " + table.toSql()
                            + " and its partitions can be written while the index is built; build it"
                            + " on each partition CONCURRENTLY, and attach those to one made ON ONLY "
                            + table.toSql() + "."));
        }
        return Stream.of(Found.on(table, "No row of " + table.toSql() + " can be written while the index is built.")
                .safer(SqlText.insertBehind(statement.text(), Set.of("INDEX"), "CONCURRENTLY") + ";"));
    }

    private static Stream<Found> drop(LintedStatement statement) {
        if (!Objects.isDropOf(statement, "OBJECT_INDEX") || statement.node().flag("concurrent")) {
            return Stream.empty();
        }
        return Objects.dropped(statement).stream()
                .map(index -> drop(statement, index))
                .flatMap(Optional::stream);
    }

    private static Optional<Found> drop(LintedStatement statement, ObjectName index) {
        Optional<ObjectName> table = IndexNames.tableOf(statement.schema(), index);
        if (table.filter(statement.schema()::isCertainlyNew).isPresent()) {
            return Optional.empty();
        }
        String message = "Everyone who wants to read or write "
                + table.map(ObjectName::toSql).orElse("the table of " + index.toSql())
                + " waits until the DROP has got its lock.";
        Found found = table.map(name -> Found.on(name, message))
                .orElse(Found.of(index.toSql(), message))
                .about("index " + index.toSql());
        boolean refusesConcurrently = Objects.cascades(statement.node())
                || table.flatMap(statement.schema()::partitionKey).isPresent();
        return Optional.of(refusesConcurrently ? found : found.safer(concurrently(statement)));
    }

    private static String concurrently(LintedStatement statement) {
        String ifExists = statement.node().flag("missing_ok") ? "IF EXISTS " : "";
        return Objects.dropped(statement).stream()
                .map(index -> "DROP INDEX CONCURRENTLY " + ifExists + index.toSql() + ";")
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Found> reindex(LintedStatement statement) {
        boolean concurrent = statement.node().nodes("params").stream()
                .anyMatch(option -> option.text("defname").equals("concurrently"));
        if (concurrent || statement.node().text("kind").equals("REINDEX_OBJECT_SYSTEM")) {
            return Stream.empty();
        }
        Optional<ObjectName> table = reindexed(statement);
        if (table.filter(statement.schema()::isCertainlyNew).isPresent()) {
            return Stream.empty();
        }
        String message = "No row of " + table.map(ObjectName::toSql).orElse("the tables concerned")
                + " can be written, and few queries on it begin, while the index is rebuilt.";
        Found found = table.map(name -> Found.on(name, message)).orElse(Found.of(statement.text(), message));
        return Stream.of(found.safer(SqlText.insertBehind(statement.text(), REINDEXED, "CONCURRENTLY") + ";"));
    }

    private static Optional<ObjectName> reindexed(LintedStatement statement) {
        if (!statement.node().node("relation").isPresent()) {
            return Optional.empty();
        }
        ObjectName relation = statement.nameOf(statement.node().node("relation"));
        return statement.node().text("kind").equals("REINDEX_OBJECT_TABLE")
                ? Optional.of(relation)
                : IndexNames.tableOf(statement.schema(), relation);
    }
}
