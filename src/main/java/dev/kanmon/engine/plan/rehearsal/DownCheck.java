package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.ScriptProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs pending migrations up, down and up again on a shadow, and compares the schema before with the one after. It needs a
 * copy of its own: what a down script drops, the rehearsal of the next migration may need.
 */
final class DownCheck {

    private static final DownOutcome UP_WAS_NOT_WHOLE =
            new DownOutcome.NotChecked("The migration itself could not be rehearsed whole.");

    private final Session session;
    private final Session looking;
    private final Supplier<StatementRunner> runners;
    private final PostgresParser parser;

    /**
     * @param session with the copy, in which the history has run
     * @param looking another session with it, that no script touches
     * @param runners makes what runs the statements of one script in the first session
     */
    DownCheck(Session session, Session looking, Supplier<StatementRunner> runners, PostgresParser parser) {
        this.session = session;
        this.looking = looking;
        this.runners = runners;
        this.parser = parser;
    }

    /**
     * @param pending in order; each has passed the rehearsal
     * @return of those that have a down script, in the same order
     */
    List<CheckedDownScript> of(List<Migration> pending) {
        List<CheckedDownScript> checked = new ArrayList<>();
        Optional<String> stopped = Optional.empty();
        for (Migration migration : pending) {
            if (stopped.isEmpty()) {
                Catalog before = catalog();
                boolean up = isWhole(runUp(migration));
                if (migration.down().isPresent()) {
                    DownOutcome outcome = up ? undo(migration, before) : UP_WAS_NOT_WHOLE;
                    checked.add(new CheckedDownScript(migration.name(), outcome));
                    stopped = goOn(migration, before);
                }
            } else if (migration.down().isPresent()) {
                checked.add(new CheckedDownScript(migration.name(), new DownOutcome.NotChecked(stopped.get())));
            }
        }
        return checked;
    }

    private DownOutcome undo(Migration migration, Catalog before) {
        String down = migration.down().orElseThrow();
        List<ScriptProblem> problems = Script.parse(down).problems();
        if (!problems.isEmpty()) {
            return new DownOutcome.Failed(
                    problems.get(0).line(), problems.get(0).message());
        }
        return trouble(run(migration.name(), down)).orElseGet(() -> compare(before));
    }

    private DownOutcome compare(Catalog before) {
        CatalogDifference left = CatalogDifference.between(before, catalog());
        return left.isEmpty() ? new DownOutcome.Undone() : new DownOutcome.NotUndone(left.changes());
    }

    /** Brings the copy to where the next migration begins; a down script that left something may be in its way. */
    private Optional<String> goOn(Migration migration, Catalog before) {
        if (!before.objects().equals(catalog().objects())) {
            return Optional.of("It comes after " + migration.name() + ", whose down script was not seen to undo it.");
        }
        return isWhole(runUp(migration))
                ? Optional.empty()
                : Optional.of(
                        "It comes after " + migration.name() + ", which does not run again after its down script.");
    }

    private RehearsedMigration runUp(Migration migration) {
        return run(migration.name(), migration.script().orElseThrow());
    }

    private RehearsedMigration run(String name, String text) {
        return new MigrationRun(
                        session, parser, runners.get(), Optional.empty(), name, Script.parse(text), statement -> {})
                .run(Optional.empty());
    }

    private Catalog catalog() {
        return CatalogReader.read(looking, CatalogScope.ALL);
    }

    private static boolean isWhole(RehearsedMigration run) {
        return trouble(run).isEmpty();
    }

    private static Optional<DownOutcome> trouble(RehearsedMigration run) {
        for (RehearsedStatement statement : run.statements()) {
            if (statement.outcome() instanceof StatementOutcome.Failed failed) {
                return Optional.of(new DownOutcome.Failed(failed.line(), said(failed.error())));
            }
            if (statement.outcome() instanceof StatementOutcome.NotRehearsable not) {
                return Optional.of(new DownOutcome.NotChecked("Line " + statement.line() + ": " + not.reason()));
            }
        }
        return run.end() instanceof End.FailedAtCommit commit
                ? Optional.of(new DownOutcome.Failed(1, "at its commit: " + said(commit.error())))
                : Optional.empty();
    }

    private static String said(ServerError error) {
        return error.message() + " (SQLSTATE " + error.sqlState() + ").";
    }
}
