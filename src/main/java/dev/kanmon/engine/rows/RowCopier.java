package dev.kanmon.engine.rows;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.CheckedMigration;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.RowCopying;
import dev.kanmon.engine.deploy.RunOrder;
import dev.kanmon.engine.deploy.Survey;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.LintResult;
import dev.kanmon.engine.lint.Linter;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies the rows that the migrations of one deploy update or delete. The database itself does: triggers, made at the
 * beginning of a migration's transaction, append each statement's old rows to a table in {@code _kanmon_rows}.
 */
public final class RowCopier implements RowCopying {

    /** Of how many migrations copies are kept. */
    public static final int KEPT = 10;

    private final long limit;
    private final Map<String, MigrationRows> changes = new HashMap<>();
    private final List<CopiedRows> copied = new ArrayList<>();
    /** The newest copy before the migration at hand. */
    private long newestBefore;

    /** @param limit how many rows of one table a migration may change */
    public RowCopier(long limit) {
        this.limit = limit;
    }

    /** What was copied so far. */
    public List<CopiedRows> copied() {
        return List.copyOf(copied);
    }

    @Override
    public void prepare(Session session, Survey.Due due) {
        read(session, due).forEach(migration -> changes.put(migration.migration(), migration));
        boolean needed = changes.values().stream()
                .anyMatch(rows -> rows.copyable() && !rows.changes().isEmpty());
        if (needed) {
            RowsSchema.prepare(session, KEPT);
        }
        if (RowsSchema.state(session).exists()) {
            LeftTriggers.drop(session);
        }
    }

    /** What lint reads of the pending migrations. */
    private static List<MigrationRows> read(Session session, Survey.Due due) {
        int version =
                session.query("SHOW server_version_num", row -> row.getInt(1)).get(0);
        List<MigrationToLint> migrations = RunOrder.of(due.source(), due.history(), due.names());
        RowChanges collected = new RowChanges();
        LintResult result = new Linter(Rules.all())
                .lint(new LintRequest(migrations, version, session.schema(), List.of()), collected);
        return collected.of(result.findings());
    }

    @Override
    public Frame frame(Session session, CheckedMigration migration) {
        MigrationRows rows = changes.get(migration.name());
        if (rows == null || !rows.copyable() || rows.changes().isEmpty()) {
            return Frame.EMPTY;
        }
        Coverage coverage = CoverageFinder.find(rows, TableCatalog.read(session));
        if (coverage.tables().isEmpty()) {
            return Frame.EMPTY;
        }
        newestBefore = session.query("SELECT coalesce(max(id), 0) FROM _kanmon_rows.copies", row -> row.getLong(1))
                .get(0);
        return new Frame(
                coverage.tables().stream()
                        .map(table -> RowsSchema.beginCopy(migration.name(), migration.checksum(), table, limit))
                        .toList(),
                List.of(CHECK_DEFERRED, RowsSchema.endCopies()));
    }

    @Override
    public void committed(Session session, CheckedMigration migration, Progress.Listener listener) {
        if (!changes.containsKey(migration.name()) || !RowsSchema.state(session).exists()) {
            return;
        }
        try {
            List<CopiedRows> now = session.query(
                    "SELECT schema_name, table_name, rows_changed FROM _kanmon_rows.copies WHERE id > " + newestBefore
                            + " AND migration = " + Sql.literal(migration.name()) + " ORDER BY id",
                    row -> new CopiedRows(
                            migration.name(), new ObjectName(row.getString(1), row.getString(2)), row.getLong(3)));
            copied.addAll(now);
            if (!now.isEmpty()) {
                listener.on(new Progress.Notice(migration.name(), "Copied before: " + CopiedRows.words(now) + "."));
            }
            LeftTriggers.drop(session);
        } catch (ServerException e) {
            // The migration is applied and its copies with it; triggers that stay are switched off and go next time.
            listener.on(new Progress.Notice(
                    migration.name(),
                    "The switched-off triggers of the row copies stay until the next deploy: "
                            + e.error().message()));
        }
    }

    @Override
    public Optional<Problem> refusal(CheckedMigration migration, ServerError error) {
        if (!error.sqlState().equals(RowsSchema.LIMIT_PASSED)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ProblemCode.ROW_LIMIT_EXCEEDED,
                ExitCode.INVALID_INPUT,
                "The migration `" + migration.name() + "` was rolled back whole: " + error.message()
                        + ", which is more than may be copied.",
                "Raise the limit (backup.rowsLimit, --copy-rows) if there is room for the copies, or take the backup in"
                        + " another way and deploy without copies of rows."));
    }
}
