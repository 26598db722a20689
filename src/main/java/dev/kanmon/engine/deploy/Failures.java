package dev.kanmon.engine.deploy;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.sql.Recovery;
import dev.kanmon.engine.sql.Segment;

/** From the server's error to what a report says about it. */
final class Failures {

    /** A statement is for recognising, not for reading again: longer ones are cut. */
    private static final int MAX_STATEMENT_LENGTH = 1000;

    private Failures() {}

    /** @param statementsApplied how many of the migration's statements took effect and stay */
    static RunReport.Failure of(String migration, ServerError error, Location location, int statementsApplied) {
        return of(migration, error, location, error.hint(), statementsApplied);
    }

    /** Of a statement outside of a transaction, which may have left something behind. */
    static RunReport.Failure of(
            String migration, ServerError error, Segment.Alone alone, Location location, int statementsApplied) {
        return of(migration, error, location, hint(error, alone.recovery()), statementsApplied);
    }

    private static RunReport.Failure of(
            String migration, ServerError error, Location location, String hint, int statementsApplied) {
        String statement = null;
        Integer line = null;
        if (location instanceof Location.InScript inScript) {
            statement = cut(inScript.statement().text());
            line = inScript.line();
        }
        return new RunReport.Failure(
                migration, error.sqlState(), error.message(), error.detail(), hint, statement, line, statementsApplied);
    }

    private static String hint(ServerError error, Recovery recovery) {
        if (!(recovery instanceof Recovery.CreateIndex index)) {
            return error.hint();
        }
        String leftover = "If the index " + index.index() + " was left invalid, drop it before the next attempt:"
                + " DROP INDEX CONCURRENTLY IF EXISTS " + RecoveryCheck.indexName(index) + ";";
        return error.hint() == null ? leftover : error.hint() + " " + leftover;
    }

    /** A statement as far as it is needed to recognise it. */
    static String cut(String statement) {
        return statement.length() <= MAX_STATEMENT_LENGTH
                ? statement
                : statement.substring(0, MAX_STATEMENT_LENGTH) + "…";
    }
}
