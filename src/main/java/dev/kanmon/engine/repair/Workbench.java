package dev.kanmon.engine.repair;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.End;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.RehearsedStatement;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.plan.rehearsal.ShadowScript;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome;
import dev.kanmon.engine.repair.Course.Step;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Segments;
import dev.kanmon.engine.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Databases with the replayed history on a shadow, and scripts that run there while their effect is watched. */
final class Workbench {

    private final ShadowServer server;
    private final ReplayedHistory history;
    private final PostgresParser parser;
    private final Duration statementLimit;

    Workbench(ShadowServer server, ReplayedHistory history, PostgresParser parser) {
        this.server = server;
        this.history = history;
        this.parser = parser;
        this.statementLimit = history.statementLimit();
    }

    /** Works on a fresh database, which is gone afterwards. One at a time: some shadows have but one. */
    <T> T onFreshDatabase(Function<ShadowDatabase, T> work) {
        try (ShadowDatabase database = history.on(server, parser)) {
            return work.apply(database);
        }
    }

    static Catalog catalog(ShadowDatabase database) {
        return CatalogReader.read(database.session(), CatalogScope.ALL);
    }

    /** Removes the rows that migrations put there, over which a script may fail that only concerns the schema. */
    static void removeRows(ShadowDatabase database) {
        List<String> tables = database.session()
                .query(
                        "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c"
                                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'"
                                + " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'",
                        row -> row.getString(1));
        if (!tables.isEmpty()) {
            database.session().run("TRUNCATE " + String.join(", ", tables) + " CASCADE");
        }
    }

    /** Runs a script on a database of the shadow, and sees after each statement what has changed. */
    Course watch(ShadowDatabase database, Migration migration) {
        Catalog before = catalog(database);
        List<Statement> statements = statements(migration);
        Watcher watcher = new Watcher(database.session(), statements, before);
        RehearsedMigration run =
                new ShadowScript(server, database, parser, statementLimit).run(migration, watcher::see);
        return new Course(before, watcher.steps, catalog(database), failure(run));
    }

    private static List<Statement> statements(Migration migration) {
        return Segments.of(Script.parse(migration.script().orElseThrow())).stream()
                .map(Segment::statements)
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<String> failure(RehearsedMigration run) {
        if (run.end() instanceof End.Completed) {
            return Optional.empty();
        }
        if (run.end() instanceof End.FailedAtCommit commit) {
            return Optional.of("at its commit: " + commit.error().message() + " ("
                    + commit.error().sqlState() + ")");
        }
        return run.statements().stream()
                .map(RehearsedStatement::outcome)
                .filter(StatementOutcome.Failed.class::isInstance)
                .map(StatementOutcome.Failed.class::cast)
                .findFirst()
                .map(failed -> "line " + failed.line() + ": " + failed.error().message() + " ("
                        + failed.error().sqlState() + ")")
                .or(() -> Optional.of("it did not get to its end"));
    }

    /** Compares the catalog after each statement with the one before it. */
    private static final class Watcher {

        private final Session session;
        private final List<Statement> statements;
        private final List<Step> steps = new ArrayList<>();
        private Catalog last;

        Watcher(Session session, List<Statement> statements, Catalog before) {
            this.session = session;
            this.statements = statements;
            this.last = before;
        }

        void see(RehearsedStatement run) {
            if (run.outcome() instanceof StatementOutcome.Failed) {
                return;
            }
            Catalog now = CatalogReader.read(session, CatalogScope.ALL);
            steps.add(new Step(
                    run.index(),
                    run.line(),
                    statements.get(run.index()).text(),
                    CatalogDifference.between(last, now),
                    skipped(run)));
            last = now;
        }

        private static Optional<String> skipped(RehearsedStatement run) {
            return run.outcome() instanceof StatementOutcome.NotRehearsable not
                    ? Optional.of(not.reason())
                    : Optional.empty();
        }
    }
}
