package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.Effects;
import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What writes a table or materialized view anew, and triggers that hold every write. */
final class StorageLockRules {

    private StorageLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.ofSize(
                        "lock/vacuum-full",
                        "VACUUM FULL",
                        "Nobody can read or write the table while it is copied; pg_repack or pg_squeeze do the same online.",
                        List.of("squawk prefer-repack"),
                        "VacuumStmt",
                        statement ->
                                rewritten(statement, "; pg_repack or pg_squeeze give the space back without that")),
                LockRule.ofSize(
                        "lock/cluster",
                        "CLUSTER",
                        "Nobody can read or write the table while it is copied in the order of the index.",
                        List.of("squawk prefer-repack"),
                        "ClusterStmt",
                        statement -> rewritten(statement, "; pg_repack orders it without that")),
                LockRule.ofSize(
                        "lock/refresh-matview",
                        "A materialized view refreshed without CONCURRENTLY",
                        "Nobody can read the view while its query runs.",
                        List.of(),
                        "RefreshMatViewStmt",
                        StorageLockRules::refresh),
                LockRule.of(
                        new RuleInfo(
                                "lock/add-constraint-trigger",
                                Severity.ERROR,
                                Weight.TABLE_TRAFFIC,
                                "A constraint trigger on a table that is in use",
                                "Its lock waits for every write that is under way, and every write after that waits behind it.",
                                List.of()),
                        Set.of("CreateTrigStmt"),
                        StorageLockRules::constraintTrigger),
                LockRule.ofSize(
                        "lock/set-logged",
                        "A table made logged or unlogged",
                        "Nobody can read or write the table while it is copied, and logged if it was not.",
                        List.of(),
                        "AlterTableStmt",
                        statement -> TableCommand.of(statement, "AT_SetLogged", "AT_SetUnLogged")
                                .map(command -> rewritten(command.table(), ""))),
                LockRule.ofSize(
                        "lock/set-tablespace",
                        "A table moved to another tablespace or access method",
                        "Nobody can read or write the table while it is copied.",
                        List.of(),
                        "AlterTableStmt",
                        statement -> TableCommand.of(statement, "AT_SetTableSpace", "AT_SetAccessMethod")
                                .filter(command -> !command.isOnPartitionedTable())
                                .map(command -> rewritten(command.table(), "; pg_repack moves it without that"))));
    }

    private static Stream<Found> rewritten(LintedStatement statement, String advice) {
        boolean namesNone = statement.node().nodes("rels").isEmpty()
                && !statement.node().node("relation").isPresent();
        List<Effect> effects = Effects.of(statement);
        if (namesNone && effects.isEmpty() && !isPlainVacuum(statement)) {
            return Stream.of(Found.of(
                    "all tables",
                    "Nobody can read or write one table after the other while it is written anew" + advice + "."));
        }
        return effects.stream()
                .filter(effect -> effect.work() == Work.REWRITE)
                .map(Effect::relation)
                .filter(table -> !statement.schema().isCertainlyNew(table))
                .map(table -> rewritten(table, advice));
    }

    private static boolean isPlainVacuum(LintedStatement statement) {
        return statement.node().is("VacuumStmt")
                && statement.node().nodes("options").stream()
                        .noneMatch(option -> option.text("defname").equals("full"));
    }

    private static Found rewritten(ObjectName table, String advice) {
        return Found.on(
                table,
                "Nobody can read or write " + table.toSql() + " while every row of it is written anew" + advice + ".");
    }

    private static Stream<Found> refresh(LintedStatement statement) {
        ObjectName view = statement.nameOf(statement.node().node("relation"));
        boolean computesNothing = statement.node().flag("skipData");
        if (statement.node().flag("concurrent")
                || computesNothing
                || statement.schema().madeInRun(ObjectKind.MATERIALIZED_VIEW, view)) {
            return Stream.empty();
        }
        boolean hasKey = statement.schema().indexesOf(view).stream()
                .anyMatch(index -> index.unique() && !index.partial() && hasColumnsOnly(index));
        Found found = Found.on(
                view,
                "Nobody can read " + view.toSql() + " while its query runs"
                        + (hasKey ? "." : "; with a UNIQUE index on it, REFRESH … CONCURRENTLY avoids that."));
        return Stream.of(hasKey ? found.safer("REFRESH MATERIALIZED VIEW CONCURRENTLY " + view.toSql() + ";") : found);
    }

    private static boolean hasColumnsOnly(Index index) {
        return index.columns().stream().noneMatch(String::isEmpty);
    }

    private static Stream<Found> constraintTrigger(LintedStatement statement) {
        if (!statement.node().flag("isconstraint")) {
            return Stream.empty();
        }
        return Effects.of(statement).stream()
                .filter(effect -> effect.mode() == LockMode.SHARE_ROW_EXCLUSIVE)
                .map(Effect::relation)
                .filter(table -> !statement.schema().isCertainlyNew(table))
                .map(table -> Found.on(
                        table,
                        "Every write to " + table.toSql()
                                + " waits until the trigger's lock was got and let go, and runs"
                                + " the trigger from then on."));
    }
}
