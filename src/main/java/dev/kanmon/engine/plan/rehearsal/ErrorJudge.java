package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.ServerError;
import java.util.Optional;
import java.util.Set;

/** Tells an error that the target would give as well from one that is the shadow's own. */
final class ErrorJudge {

    private static final Set<String> EXTENSION_NOT_THERE =
            Set.of(SqlStates.FEATURE_NOT_SUPPORTED, SqlStates.UNDEFINED_FILE);

    private ErrorJudge() {}

    /**
     * @param somethingSkipped whether a statement before this one was not run
     * @param missingRoles roles that the statement names and that only the shadow lacks
     * @return why the shadow cannot tell; empty where the statement failed
     */
    static Optional<String> shadowsOwn(
            ReadStatement statement, ServerError error, boolean somethingSkipped, Set<String> missingRoles) {
        String state = error.sqlState();
        if (statement.is("CreateExtensionStmt") && EXTENSION_NOT_THERE.contains(state)) {
            return Optional.of("The shadow's server does not have the extension: " + said(error));
        }
        if (state.equals(SqlStates.UNDEFINED_FILE)) {
            return Optional.of("The shadow's server does not have the file: " + said(error));
        }
        if (state.equals(SqlStates.INSUFFICIENT_PRIVILEGE)) {
            return Optional.of("The role may not do it on the shadow's server: " + said(error));
        }
        if (state.equals(SqlStates.QUERY_CANCELED)) {
            return Optional.of("It took longer than a rehearsal lets a statement run.");
        }
        if (state.startsWith(SqlStates.INSUFFICIENT_RESOURCES_CLASS)) {
            return Optional.of("The shadow's server is too small for it: " + said(error));
        }
        if (state.equals(SqlStates.UNDEFINED_OBJECT) && !missingRoles.isEmpty()) {
            return Optional.of("The shadow's server lacks a role: " + said(error));
        }
        if (somethingSkipped && SqlStates.UNDEFINED.contains(state)) {
            return Optional.of(
                    "It seems to need what an earlier statement makes that could not be rehearsed: " + said(error));
        }
        return Optional.empty();
    }

    private static String said(ServerError error) {
        return error.message() + " (SQLSTATE " + error.sqlState() + ")";
    }
}
