package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.PendingStatements;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects, while lint goes through the pending migrations, what they do to rows. */
public final class RowChanges implements PendingStatements {

    /** Rules of lint that say that a statement does something that nobody can read. */
    private static final Set<String> OPAQUE = Set.of(
            "analysis/unparsed", "analysis/dynamic-sql", "analysis/unknown-function", "analysis/unknown-language");

    private static final Set<String> SWITCHES_TRIGGERS_OFF =
            Set.of("AT_DisableTrig", "AT_DisableTrigAll", "AT_DisableTrigUser");

    private final Map<String, Collected> migrations = new LinkedHashMap<>();

    private static final class Collected {
        private final List<RowChange> changes = new ArrayList<>();
        private final List<Obstacle> obstacles = new ArrayList<>();
        private boolean outsideTransaction;
        private boolean beginsWithModes;
    }

    @Override
    public void show(Place place, LintedStatement statement) {
        Collected collected = migrations.computeIfAbsent(place.migration(), name -> new Collected());
        RowChangeReader.read(place, statement).ifPresent(collected.changes::add);
        RowChangeReader.truncated(statement)
                .forEach(table -> collected.obstacles.add(new Obstacle(
                        place, table.toSql(), "TRUNCATE removes rows without looking at them; they are not copied.")));
        collected.outsideTransaction |= isOutsideOfTheOneTransaction(statement.transaction());
        collected.beginsWithModes |= setsTransactionModes(statement);
        triggersOff(place, statement, collected);
    }

    /** BEGIN and COMMIT themselves are in no segment. */
    private static boolean isOutsideOfTheOneTransaction(LintedStatement.Transaction transaction) {
        return transaction.segment() > 0 || transaction.segment() == 0 && !transaction.inTransaction();
    }

    /** SET TRANSACTION ISOLATION LEVEL has to come before any query, and so before any of ours. */
    private static boolean setsTransactionModes(LintedStatement statement) {
        Node node = statement.node();
        return node.is("VariableSetStmt") && node.text("name").equals("TRANSACTION");
    }

    private static void triggersOff(Place place, LintedStatement statement, Collected collected) {
        if (!statement.node().is("AlterTableStmt")) {
            return;
        }
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        statement.node().nodes("cmds").stream()
                .filter(command -> SWITCHES_TRIGGERS_OFF.contains(command.text("subtype")))
                .findFirst()
                .ifPresent(command -> collected.obstacles.add(new Obstacle(
                        place,
                        table.toSql(),
                        "Triggers are switched off, and those that copy rows may be among them: rows of "
                                + table.toSql() + " that are changed meanwhile are not copied.")));
    }

    /**
     * What was collected, in the order of the migrations.
     *
     * @param findings of lint, for what it could not read
     */
    public List<MigrationRows> of(List<Finding> findings) {
        findings.stream()
                .filter(finding -> OPAQUE.contains(finding.rule()))
                .filter(finding -> migrations.containsKey(finding.place().migration()))
                .forEach(finding -> migrations
                        .get(finding.place().migration())
                        .obstacles
                        .add(new Obstacle(
                                finding.place(),
                                finding.object(),
                                "What this statement does cannot be read: rows that it changes are copied only of tables"
                                        + " that the migration changes elsewhere, too.")));
        return migrations.entrySet().stream()
                .map(entry -> rows(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static MigrationRows rows(String migration, Collected collected) {
        boolean copyable = !collected.outsideTransaction && !collected.beginsWithModes;
        List<Obstacle> obstacles = new ArrayList<>(collected.obstacles);
        if (!copyable) {
            String why = collected.outsideTransaction
                    ? "The migration does not run in one transaction, so no copy can be committed with it: no rows are copied."
                    : "SET TRANSACTION has to be the first statement of its transaction, before any copy: no rows are copied.";
            collected.changes.forEach(change ->
                    obstacles.add(new Obstacle(change.place(), change.table().toSql(), why)));
        }
        return new MigrationRows(migration, copyable, collected.changes, obstacles);
    }
}
