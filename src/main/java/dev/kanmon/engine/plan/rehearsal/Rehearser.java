package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.NotRehearsed;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.ScriptProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rehearses the pending migrations of a target on a shadow of it. */
public final class Rehearser {

    private final ShadowServer server;
    private final RehearsalRequest request;
    private final PostgresParser parser;
    private final StatementGuard guard;

    private Rehearser(ShadowServer server, RehearsalRequest request, PostgresParser parser) {
        this.server = server;
        this.request = request;
        this.parser = parser;
        this.guard = new StatementGuard(server.isShared());
    }

    /**
     * Starts or reaches the shadow, rehearses, and leaves nothing there but the replayed history. Takes as long as the
     * statements take; that of the history only where no earlier rehearsal has replayed the same.
     *
     * @param parser used by this thread alone meanwhile
     * @return never an exception for what can go wrong with a shadow or a migration
     */
    public static Rehearsal rehearse(ShadowSettings settings, RehearsalRequest request, PostgresParser parser) {
        Optional<NotRehearsed> unfit = unfit(request);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        try (ShadowServer server = ShadowServer.open(settings)) {
            return new Rehearser(server, request, parser).rehearse();
        } catch (ReplayFailedException e) {
            return e.result();
        } catch (ShadowUnavailableException e) {
            return new NotRehearsed(e.getMessage());
        } catch (ServerException e) {
            return new NotRehearsed("The shadow's server failed: " + e.error().message() + " (SQLSTATE "
                    + e.error().sqlState() + ").");
        }
    }

    /** A history that cannot even be read is not replayed. */
    private static Optional<NotRehearsed> unfit(RehearsalRequest request) {
        List<String> missing = request.history().missing(request.source());
        if (!missing.isEmpty()) {
            return Optional.of(new NotRehearsed(
                    "The history cannot be replayed: the source does not have " + String.join(", ", missing) + "."));
        }
        for (Migration migration : applied(request)) {
            List<ScriptProblem> problems =
                    Script.parse(migration.script().orElseThrow()).problems();
            if (!problems.isEmpty()) {
                return Optional.of(new NotRehearsed("The history cannot be replayed: " + migration.name() + ", line "
                        + problems.get(0).line() + ": " + problems.get(0).message()));
            }
        }
        return Optional.empty();
    }

    private static List<Migration> applied(RehearsalRequest request) {
        return request.history().applied(request.source());
    }

    private Rehearsal rehearse() {
        List<Migration> applied = applied(request);
        ReplayedHistory replayed =
                new ReplayedHistory(request.target(), request.schema(), applied, request.statementLimit());
        Rehearsed rehearsed = rehearse(replayed);
        return rehearsed.withDownScripts(checkDownScripts(replayed, rehearsed));
    }

    private Rehearsed rehearse(ReplayedHistory replayed) {
        try (ShadowDatabase database = replayed.on(server, parser);
                Session observer = server.observe(database);
                Session looking = server.observe(database)) {
            List<SkippedStatement> skipped = SkippedStatement.ofNotes(database.notes());
            HistoryReplay.createHistoryTable(database.session());
            StatementRunner runner = runner(database.session(), request.targetRoles(), !skipped.isEmpty());
            Observers observers = new Observers(
                    new TransactionObserver(database.session()), new AloneObserver(database.session(), observer));
            StageReader stages = StageReader.begin(looking, request.targetCatalog());
            List<RehearsedMigration> migrations = runPending(database.session(), runner, observers, stages);
            return new Rehearsed(server.version(), skipped, migrations, stages.stages(), List.of());
        }
    }

    private List<CheckedDownScript> checkDownScripts(ReplayedHistory replayed, Rehearsed rehearsed) {
        List<Migration> pending = request.history().pending(request.source());
        if (!rehearsed.passed()
                || pending.stream().noneMatch(migration -> migration.down().isPresent())) {
            return List.of();
        }
        try (ShadowDatabase database = replayed.on(server, parser);
                Session looking = server.observe(database)) {
            HistoryReplay.createHistoryTable(database.session());
            boolean skipped = !rehearsed.skippedHistory().isEmpty();
            return new DownCheck(
                            database.session(),
                            looking,
                            () -> runner(database.session(), request.targetRoles(), skipped),
                            parser)
                    .of(pending);
        }
    }

    private StatementRunner runner(Session session, Optional<Set<String>> roles, boolean somethingSkipped) {
        return new StatementRunner(
                session, guard, new MissingRoles(server, roles), request.statementLimit(), somethingSkipped);
    }

    private List<RehearsedMigration> runPending(
            Session session, StatementRunner runner, Observers observers, StageReader stages) {
        List<RehearsedMigration> results = new ArrayList<>();
        Optional<String> stopped = Optional.empty();
        for (Migration migration : request.history().pending(request.source())) {
            RehearsedMigration result = stopped.isPresent()
                    ? RehearsedMigration.notRun(migration.name(), "It comes after " + stopped.get() + ".")
                    : run(migration, session, runner, observers);
            results.add(result);
            stages.after(result);
            if (stopped.isEmpty() && !(result.end() instanceof End.Completed)) {
                stopped = Optional.of(migration.name() + ", which did not get to its end");
            }
        }
        return results;
    }

    private RehearsedMigration run(Migration migration, Session session, StatementRunner runner, Observers observers) {
        if (migration.script().isEmpty()) {
            return RehearsedMigration.notRun(migration.name(), "It has no migration.sql.");
        }
        Script script = Script.parse(migration.script().get());
        if (!script.problems().isEmpty()) {
            ScriptProblem problem = script.problems().get(0);
            return RehearsedMigration.notRun(migration.name(), "Line " + problem.line() + ": " + problem.message());
        }
        String row = new HistoryTable(session.schema())
                .insertFinished(
                        UUID.randomUUID().toString(),
                        migration.name(),
                        migration.checksum().orElseThrow());
        return new MigrationRun(session, parser, runner, Optional.of(observers), migration.name(), script)
                .run(Optional.of(row));
    }
}
