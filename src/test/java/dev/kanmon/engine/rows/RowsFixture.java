package dev.kanmon.engine.rows;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.BaselineCheck;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.rows.putback.PutBack;
import dev.kanmon.engine.session.Session;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A database with tables, and migrations that change their rows while copies are taken. */
final class RowsFixture implements AutoCloseable {

    static final String CHANGE = "20240102000000_change";
    static final long PLENTY = 1_000_000;

    private final EngineFixture kanmon;
    private final List<String> told = new ArrayList<>();

    /** @param tables a migration of their own, applied without copies */
    RowsFixture(Path folder, String tables) {
        kanmon = new EngineFixture(folder);
        kanmon.migration("20240101000000_init", tables);
        if (kanmon.deploy().outcome() != ExitCode.DONE) {
            throw new IllegalStateException("the tables could not be made: " + kanmon.rows());
        }
    }

    EngineFixture kanmon() {
        return kanmon;
    }

    TestDatabase database() {
        return kanmon.database();
    }

    /** What deploys with copies have told of migrations. */
    List<String> told() {
        return told;
    }

    /** Adds the migration that changes rows, and deploys it with copies. */
    CommandResult change(String script) {
        kanmon.migration(CHANGE, script);
        return deploy(PLENTY);
    }

    CommandResult deploy(long limit) {
        try (Session session = kanmon.open()) {
            return Deploy.run(
                    session,
                    kanmon.source(),
                    DeploySettings.DEFAULT,
                    Admission.UNCONDITIONAL,
                    BaselineCheck.NOT_PREPARED,
                    new RowCopier(limit),
                    new StopSignal(),
                    this::tell);
        }
    }

    private void tell(Progress progress) {
        if (progress instanceof Progress.Notice notice) {
            told.add(notice.message());
        }
    }

    PutBack.Result putBack() {
        return putBack(CHANGE, false);
    }

    PutBack.Result putBack(String migration, boolean overwrite) {
        try (Session session = kanmon.open()) {
            return PutBack.run(
                    session, kanmon.source(), migration, overwrite, DeploySettings.DEFAULT, new StopSignal());
        }
    }

    /** All rows of a table as text, in an order of their own. */
    List<String> rows(String table) {
        return database().query("SELECT t::text AS row FROM " + table + " t ORDER BY 1").stream()
                .map(row -> String.valueOf(row.get("row")))
                .toList();
    }

    @Override
    public void close() {
        kanmon.close();
    }
}
