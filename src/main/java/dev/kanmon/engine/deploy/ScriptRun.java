package dev.kanmon.engine.deploy;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the script of a person's decision once, and marks the migration with its end. */
public sealed interface ScriptRun permits ScriptInOneTransaction, ScriptInSteps {

    /**
     * Why there is no mark.
     *
     * @param failure the statement that failed; empty where none did
     */
    record Unfinished(Problem problem, Optional<RunReport.Failure> failure) {}

    /**
     * @param session that holds the advisory lock, so that nobody else runs the same script meanwhile
     * @param settings of the timeouts
     * @param stop ends the script early, between two steps or by cancelling one
     */
    static ScriptRun of(
            Session session,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener,
            DecidedScript script) {
        DeployContext context = DeployContext.of(session, settings, stop, listener);
        stop.onCancel(session::cancel);
        return script.checked().isTransactional()
                ? new ScriptInOneTransaction(context, script)
                : new ScriptInSteps(context, script);
    }

    /** Whether an earlier run for the same decision has changed the database already. */
    boolean hasBegun();

    /**
     * @param mark the statements that mark the migration; asked for once, and run in the script's last transaction
     * @return empty where script and mark are done
     * @throws dev.kanmon.engine.session.ServerException where the session ends between two steps
     */
    Optional<Unfinished> run(Supplier<List<String>> mark);
}
