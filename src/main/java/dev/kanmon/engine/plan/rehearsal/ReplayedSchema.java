package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Optional;

/** The schema that certain migrations make, in a database that goes when it is closed. */
public final class ReplayedSchema implements AutoCloseable {

    private final ShadowDatabase database;
    private final HistoryReplay replay;

    private ReplayedSchema(ShadowDatabase database, HistoryReplay replay) {
        this.database = database;
        this.replay = replay;
    }

    /**
     * @param parser used by this thread alone meanwhile
     * @throws ReplayFailedException where a statement fails
     * @throws dev.kanmon.engine.schema.shadow.ShadowUnavailableException where the server does not let us make a database
     */
    public static ReplayedSchema of(ReplayedHistory history, ShadowServer server, PostgresParser parser) {
        return new ReplayedSchema(history.on(server, parser), history.replay(server, parser));
    }

    /**
     * The same, to be read only, without a copy of its own. Close it before another one of the history is made.
     *
     * @param server one of our own
     * @throws ReplayFailedException where a statement fails
     */
    public static ReplayedSchema toRead(ReplayedHistory history, ShadowServer server, PostgresParser parser) {
        return new ReplayedSchema(history.keptOn(server, parser), history.replay(server, parser));
    }

    /**
     * Runs more migrations after those that made it. Only this database has them: the kept replay stays as it is.
     *
     * @param migrations each with its script
     * @throws ReplayFailedException where a statement fails; what ran before it stays
     */
    public void goOnWith(List<Migration> migrations) {
        replay.run(migrations, database.session(), database.notes());
    }

    public Catalog catalog(CatalogScope scope) {
        return CatalogReader.read(database.session(), scope);
    }

    /** For further sessions with the database. */
    public ConnectionUrl url() {
        return database.url();
    }

    /** The session that is open with the database. */
    public Session session() {
        return database.session();
    }

    /** Statements of the migrations that the shadow could not run, so that what they make is not there. */
    public List<SkippedStatement> skipped() {
        return database.notes().stream()
                .map(SkippedStatement::ofNote)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
