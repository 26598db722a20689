package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one script more on a database of a shadow, statement by statement, as a rehearsal runs a pending migration. */
public final class ShadowScript {

    private final ShadowServer server;
    private final ShadowDatabase database;
    private final PostgresParser parser;
    private final Duration statementLimit;

    /**
     * @param parser used by this thread alone meanwhile
     * @param statementLimit how long one statement may run
     */
    public ShadowScript(ShadowServer server, ShadowDatabase database, PostgresParser parser, Duration statementLimit) {
        this.server = server;
        this.database = database;
        this.parser = parser;
        this.statementLimit = statementLimit;
    }

    /**
     * In the transactions in which a deploy would run it; without a row in the history.
     *
     * @param script one without problems
     * @param listener is told of each statement that was run, while its transaction is still open where it has one
     * @return how it ended; no transaction is open then
     */
    public RehearsedMigration run(Migration script, Consumer<RehearsedStatement> listener) {
        StatementRunner runner = new StatementRunner(
                database.session(),
                new StatementGuard(server.isShared()),
                new MissingRoles(server, Optional.empty()),
                statementLimit,
                !database.notes().isEmpty());
        Script parsed = Script.parse(script.script().orElseThrow());
        return new MigrationRun(database.session(), parser, runner, Optional.empty(), script.name(), parsed, listener)
                .run(Optional.empty());
    }
}
