package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.shadow.BaselineKey;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.source.Migration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Migrations that are replayed on a shadow, to see which schema they make.
 *
 * @param target what tells this target from others and stays the same over time; replayed histories are kept by it
 * @param schema what names without a schema mean
 * @param migrations in order, each with its script
 * @param statementLimit how long one statement may run on the shadow
 */
public record ReplayedHistory(String target, String schema, List<Migration> migrations, Duration statementLimit) {

    public ReplayedHistory {
        migrations = List.copyOf(migrations);
    }

    /**
     * A database of its own in which they have run; the replay of an earlier call is used where all is the same.
     *
     * @param parser used by this thread alone meanwhile
     * @return its notes are what could not be run, as {@link SkippedStatement#ofNote} reads them
     * @throws ReplayFailedException where a statement fails
     * @throws dev.kanmon.engine.schema.shadow.ShadowUnavailableException where the server does not let us make a database
     */
    public ShadowDatabase on(ShadowServer server, PostgresParser parser) {
        return server.rehearsalDatabase(key(), replay(server, parser));
    }

    /** The same target's, of other migrations. */
    ReplayedHistory of(List<Migration> others) {
        return new ReplayedHistory(target, schema, others, statementLimit);
    }

    /** The kept replay itself; as {@link ShadowServer#baseline}. */
    ShadowDatabase keptOn(ShadowServer server, PostgresParser parser) {
        return server.baseline(key(), replay(server, parser));
    }

    /** What runs migrations there. */
    HistoryReplay replay(ShadowServer server, PostgresParser parser) {
        StatementGuard guard = new StatementGuard(server.isShared());
        return new HistoryReplay(
                migrations,
                (session, skipped) -> new StatementRunner(
                        session, guard, new MissingRoles(server, Optional.empty()), statementLimit, skipped),
                parser);
    }

    BaselineKey key() {
        return new BaselineKey(
                target,
                schema,
                migrations.stream()
                        .map(migration -> new BaselineKey.Applied(
                                migration.name(), migration.checksum().orElseThrow()))
                        .toList());
    }
}
