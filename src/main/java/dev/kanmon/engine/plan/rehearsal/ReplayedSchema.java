package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.shadow.BaselineKey;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The schema that certain migrations make, in a database that goes when it is closed, unless it is to be kept. */
public final class ReplayedSchema implements AutoCloseable {

    private final ReplayedHistory history;
    private final ShadowDatabase database;
    private final HistoryReplay replay;
    private final List<Migration> more = new ArrayList<>();
    private List<String> notes;

    private ReplayedSchema(ReplayedHistory history, ShadowDatabase database, HistoryReplay replay) {
        this.history = history;
        this.database = database;
        this.replay = replay;
        this.notes = database.notes();
    }

    /**
     * @param parser used by this thread alone meanwhile
     * @throws ReplayFailedException where a statement fails
     * @throws dev.kanmon.engine.schema.shadow.ShadowUnavailableException where the server does not let us make a database
     */
    public static ReplayedSchema of(ReplayedHistory history, ShadowServer server, PostgresParser parser) {
        return new ReplayedSchema(history, history.on(server, parser), history.replay(server, parser));
    }

    /**
     * The same, without a copy of its own: to be read, and for {@link #tryOut}. Close it before another one of the history is
     * made.
     *
     * @param server one of our own
     * @throws ReplayFailedException where a statement fails
     */
    public static ReplayedSchema kept(ReplayedHistory history, ShadowServer server, PostgresParser parser) {
        return new ReplayedSchema(history, history.keptOn(server, parser), history.replay(server, parser));
    }

    /**
     * Runs more migrations after those that made it, as a deploy commits them. Not for a {@link #kept} one.
     *
     * @param migrations each with its script
     * @throws ReplayFailedException where a statement fails; what ran before it stays
     */
    public void goOnWith(List<Migration> migrations) {
        more.addAll(migrations);
        notes = replay.run(migrations, database.session(), notes);
    }

    /**
     * Runs one more migration in a transaction that stays open. It is undone when this is closed, unless {@link #keepAs}
     * commits it.
     *
     * @param migration with its script
     * @return false where the script does not fit into one open transaction; nothing has happened then
     * @throws ReplayFailedException where a statement fails; it is undone
     */
    public boolean tryOut(Migration migration) {
        if (database.session().isInTransaction()) {
            return false;
        }
        Optional<List<String>> after = replay.tryOut(migration, database.session(), notes);
        after.ifPresent(all -> {
            more.add(migration);
            notes = all;
        });
        return after.isPresent();
    }

    /**
     * Has the database kept, when it is closed, as the replay of these migrations, so that the next call need not make it. If
     * others have run in it, or none in addition, nothing happens.
     *
     * @param migrations the whole history
     */
    public void keepAs(List<Migration> migrations) {
        if (more.isEmpty()) {
            return;
        }
        BaselineKey whole = history.of(migrations).key();
        boolean justThese = history.of(whatRan()).key().equals(whole);
        if (justThese && committed()) {
            database.keepAs(whole, notes);
        }
    }

    private List<Migration> whatRan() {
        return Stream.concat(history.migrations().stream(), more.stream()).toList();
    }

    /** What cannot be kept is made anew by the next call; that is no failure. */
    private boolean committed() {
        try {
            if (database.session().isInTransaction()) {
                database.session().run("COMMIT");
            }
            return true;
        } catch (ServerException e) {
            database.session().rollBack();
            return false;
        }
    }

    /** What has run in it after those that made it, also what is only tried out. */
    public List<Migration> more() {
        return List.copyOf(more);
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
        return notes.stream()
                .map(SkippedStatement::ofNote)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
