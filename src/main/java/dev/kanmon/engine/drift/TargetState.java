package dev.kanmon.engine.drift;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.history.HistoryTable.Surroundings;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;

/**
 * Schema and history of a target, as they were together at one moment.
 *
 * @param catalog of all schemas
 */
public record TargetState(Catalog catalog, History history) {

    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /**
     * Writes nothing, takes no advisory lock, and leaves the session without a transaction.
     *
     * @throws ProblemException P3005 for tables without a history, K1003 and K1004 for a history that cannot be read
     * @throws dev.kanmon.engine.session.ServerException where the catalogs cannot be read
     */
    static TargetState read(Session session) {
        try {
            session.run(BEGIN);
            HistoryTable table = new HistoryTable(session.schema());
            Surroundings surroundings = table.inspect(session);
            History history = surroundings.tableExists() ? table.read(session) : empty(session, surroundings);
            return new TargetState(CatalogReader.read(session, CatalogScope.ALL), history);
        } finally {
            session.rollBack();
        }
    }

    private static History empty(Session session, Surroundings surroundings) {
        if (!surroundings.hasOtherTables()) {
            return History.EMPTY;
        }
        throw new ProblemException(new Problem(
                ProblemCode.DATABASE_NOT_EMPTY,
                ExitCode.DATABASE_NOT_EMPTY,
                "The schema \"" + session.schema()
                        + "\" has tables and no history, so there is nothing to compare it with.",
                "Give it a baseline: name the migration up to which its schema is the migrations' own."));
    }

    /** {@code sha256:} and 64 hexadecimal digits; moves when the schema or the history does. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder(catalog.fingerprint());
        for (HistoryRow row : history.rows()) {
            for (String part :
                    new String[] {row.migration(), row.checksum(), row.state().name()}) {
                text.append('\n').append(part.length()).append(':').append(part);
            }
        }
        return Document.digestOf(text.toString());
    }
}
