package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import java.util.Optional;

/** Puts sample data into a database that is no production. */
public sealed interface Seed {

    /** SQL, in one transaction where its statements allow that. */
    record Script(String name, String text) implements Seed {

        @Override
        public Optional<Problem> fill(
                Session session, DeploySettings settings, StopSignal stop, Progress.Listener listener) {
            return Execute.run(session, name, text, settings, stop, listener)
                    .problem()
                    .map(Script::told);
        }

        /** What is not the script's fault keeps its own outcome, and may be tried again. */
        private static Problem told(Problem problem) {
            return problem.outcome() == ExitCode.MIGRATION_FAILED
                    ? failed("The sample data are not in the database. " + problem.message(), problem.hint())
                    : problem;
        }
    }

    /** A program of the team's own. */
    record Program(SeedProgram program) implements Seed {

        @Override
        public Optional<Problem> fill(
                Session session, DeploySettings settings, StopSignal stop, Progress.Listener listener) {
            return program.run(stop, line -> listener.on(new Progress.Printed(line)));
        }
    }

    /**
     * Does it, whatever the database is.
     *
     * @return why the data are not there; empty where they are
     */
    Optional<Problem> fill(Session session, DeploySettings settings, StopSignal stop, Progress.Listener listener);

    /**
     * Puts the data in. The session holds the advisory lock meanwhile, so that no migration runs beneath it.
     *
     * @param environment what the one who asks says that the database is for
     * @return why the data are not there, K5012 where it is the seed's own fault; empty where they are
     * @throws dev.kanmon.engine.ProblemException K5010, P1002, or a script that cannot be run as it stands
     * @throws dev.kanmon.engine.session.ServerException where the connection is lost
     */
    default Optional<Problem> run(
            Session session,
            Environment environment,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        settings.applyTo(session);
        if (settings.advisoryLock()) {
            AdvisoryLock.take(session, settings.advisoryLockTimeout(), stop);
        }
        ProductionGuard.require(session, environment, "A seed");
        return fill(session, settings, stop, listener);
    }

    private static Problem failed(String message, String hint) {
        return new Problem(ProblemCode.SEED_FAILED, ExitCode.SEED_FAILED, message, hint);
    }
}
