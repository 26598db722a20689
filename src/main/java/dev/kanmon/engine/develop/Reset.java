package dev.kanmon.engine.develop;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Empties a database that is no production, so that its migrations can be applied from the first one on. */
public final class Reset {

    /** Copies of rows that migrations changed: of no use for tables that are made anew, and harmful when put back. */
    private static final String COPIED_ROWS = "_kanmon_rows";

    private static final String NAME = "The reset";

    private final Session session;
    private final ResetRequest request;
    private final DeploySettings settings;
    private final StopSignal stop;
    private final Progress.Listener listener;

    private Reset(
            Session session,
            ResetRequest request,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        this.session = session;
        this.request = request;
        this.settings = settings;
        this.stop = stop;
        this.listener = listener;
    }

    /**
     * Empties the schemas in one transaction: a process that is killed leaves all of it, or nothing. The advisory lock stays
     * with the session, for the deploy that follows. Nobody else's session is ended; locks are tried for as a deploy does.
     *
     * @param session a fresh one
     * @return what is left in the schemas since the role may not drop it, as kind and name; as a rule nothing
     * @throws ProblemException K5010, K5011, P1002, K5013; the database is then as it was
     * @throws dev.kanmon.engine.session.ServerException where the connection is lost
     */
    public static List<String> run(
            Session session,
            ResetRequest request,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        return new Reset(session, request, settings, stop, listener).run();
    }

    private List<String> run() {
        settings.applyTo(session);
        if (settings.advisoryLock()) {
            AdvisoryLock.take(session, settings.advisoryLockTimeout(), stop);
        }
        ProductionGuard.require(session, request.environment(), "A reset");
        requireName();
        SchemaContent content = SchemaContent.read(session, schemas());
        if (!content.keptTables().isEmpty()) {
            throw notEmptied(
                    "The role may not drop: " + String.join(", ", content.keptTables()) + ".",
                    "Use the role that owns them, or the owner of the schema.");
        }
        if (!content.statements().isEmpty()) {
            empty(String.join(";\n", content.statements()));
        }
        return content.kept();
    }

    private List<String> schemas() {
        List<String> schemas = new ArrayList<>(request.schemas());
        schemas.add(COPIED_ROWS);
        return schemas;
    }

    private void requireName() {
        String actual = session.query("SELECT pg_catalog.current_database()", row -> row.getString(1))
                .get(0);
        request.database().filter(name -> !name.equals(actual)).ifPresent(name -> {
            throw ProblemException.invalidInput(
                    ProblemCode.WRONG_DATABASE_NAME,
                    "The database is called \"" + actual + "\", and not \"" + name + "\". Nothing was changed.",
                    "Check the URL; if it is the database that you mean, repeat its name.");
        });
    }

    private void empty(String script) {
        Execute.Result result = Execute.run(session, NAME, script, settings, stop, listener);
        result.problem().ifPresent(problem -> {
            throw new ProblemException(told(problem));
        });
    }

    private Problem told(Problem problem) {
        return switch (problem.outcome()) {
            case LOCK_NOT_ACQUIRED ->
                new Problem(
                        problem.code(),
                        problem.outcome(),
                        "The database could not be emptied, since others use its tables"
                                + LockHolders.describe(session, request.schemas()) + ". It is as it was.",
                        "End what they do, and try again; a reset ends nobody's session.");
            case MIGRATION_FAILED ->
                notEmptied(problem.message(), problem.hint()).problem();
            default -> problem;
        };
    }

    private static ProblemException notEmptied(String why, String hint) {
        return new ProblemException(new Problem(
                ProblemCode.RESET_FAILED,
                ExitCode.RESET_FAILED,
                "The database was not emptied, and is as it was. " + why,
                hint));
    }
}
