package dev.kanmon.engine.develop;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.ReplayFailedException;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.plan.rehearsal.ReplayedSchema;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.source.Migration;
import java.util.List;
import java.util.function.Supplier;

/** Where the migrations of one project are replayed while the next one is made. */
final class Shadow implements AutoCloseable {

    private final ShadowServer server;
    private final PostgresParser parser = new PostgresParser();
    private final String identity;
    private final String schema;

    private Shadow(ShadowServer server, String identity, String schema) {
        this.server = server;
        this.identity = identity;
        this.schema = schema;
    }

    /**
     * @param identity of the development database; replayed histories are kept by it
     * @param schema what names without a schema mean
     * @throws ProblemException K2010 where there is none
     */
    static Shadow open(ShadowSettings settings, String identity, String schema) {
        return new Shadow(orUnavailable(() -> ShadowServer.open(settings)), identity, schema);
    }

    /**
     * What these migrations make of an empty database.
     *
     * @throws ProblemException P3006 where one does not run, P3015 and K3001 to K3007 where one cannot, K2010
     */
    Stage replay(List<Migration> migrations) {
        Stage.requireReadable(migrations);
        ReplayedHistory history =
                new ReplayedHistory(identity, schema, migrations, RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
        Supplier<ReplayedSchema> copy = () -> replayed(() -> ReplayedSchema.of(history, server, parser));
        return server.isShared()
                ? Stage.writable(copy.get())
                : Stage.kept(replayed(() -> ReplayedSchema.kept(history, server, parser)), copy);
    }

    private static ReplayedSchema replayed(Supplier<ReplayedSchema> replay) {
        try {
            return orUnavailable(replay);
        } catch (ReplayFailedException e) {
            throw Stage.notReplayed(e.result());
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (ShadowUnavailableException e) {
            throw new ProblemException(
                    Problem.invalidInput(
                            ProblemCode.SHADOW_UNAVAILABLE,
                            "There is no shadow database to replay the migrations on: " + e.getMessage(),
                            "The next migration is the difference between what the migrations make and the schema file;"
                                    + " --shadow says where they are replayed."),
                    e);
        }
    }
}
