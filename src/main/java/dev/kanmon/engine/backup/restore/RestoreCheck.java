package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares what is in a database with what a backup says of itself. */
final class RestoreCheck {

    private static final int SHOWN = 10;

    private final Session session;
    private final BackupManifest manifest;

    /** @param session may be in a transaction, which stays as it is */
    RestoreCheck(Session session, BackupManifest manifest) {
        this.session = session;
        this.manifest = manifest;
    }

    /**
     * Requires the rows of each table and the history to be equal.
     *
     * @throws ProblemException K3028 saying what is not as it should be
     */
    void require() {
        List<String> differences = new ArrayList<>();
        compareHistory(differences);
        compareRows(differences);
        if (!differences.isEmpty()) {
            throw RestoreProblems.differs(differences.subList(0, Math.min(SHOWN, differences.size())));
        }
    }

    /** Whether the catalog has the backup's fingerprint, too. */
    boolean sameDefinitions() {
        return manifest.fingerprint()
                .equals(CatalogReader.read(session, CatalogScope.ALL).fingerprint());
    }

    private void compareHistory(List<String> differences) {
        HistoryTable table = new HistoryTable(manifest.schema());
        History history = table.inspect(session).tableExists() ? table.read(session) : History.EMPTY;
        List<HistoryRow> applied = history.applied();
        String last = applied.isEmpty() ? null : applied.get(applied.size() - 1).migration();
        if (applied.size() != manifest.applied() || !Objects.equals(last, manifest.lastApplied())) {
            differences.add("the history has " + applied.size() + " applied migrations, the last one " + last
                    + ", and not " + manifest.applied() + ", the last one " + manifest.lastApplied());
        }
    }

    private void compareRows(List<String> differences) {
        manifest.rows().forEach((table, expected) -> {
            long found = session.query("SELECT count(*) FROM " + table, row -> row.getLong(1))
                    .get(0);
            if (found != expected) {
                differences.add(table + " has " + found + " rows, and not " + expected);
            }
        });
    }
}
