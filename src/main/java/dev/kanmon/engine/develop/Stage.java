package dev.kanmon.engine.develop;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.HistoryNotReplayed;
import dev.kanmon.engine.plan.rehearsal.ReplayFailedException;
import dev.kanmon.engine.plan.rehearsal.ReplayedSchema;
import dev.kanmon.engine.plan.rehearsal.RunnableScripts;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.Owners;
import dev.kanmon.engine.source.Migration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A database of the shadow in which some migrations have run, and more can be run. It goes when it is closed, unless it is to
 * be kept. It is the kept replay itself as long as that can be as it was, since a copy of hundreds of tables takes longer than
 * all that is read.
 */
final class Stage implements AutoCloseable {

    private static final String MEND = "Mend the script; nothing was changed.";

    private ReplayedSchema database;
    private Optional<Supplier<ReplayedSchema>> copy;

    private Stage(ReplayedSchema database, Optional<Supplier<ReplayedSchema>> copy) {
        this.database = database;
        this.copy = copy;
    }

    /** On a database that is nobody else's. */
    static Stage writable(ReplayedSchema database) {
        return new Stage(database, Optional.empty());
    }

    /**
     * On one that must stay as it is, unless {@link #keepAs} says otherwise.
     *
     * @param copy makes what takes its place when more is to run than one open transaction takes; the first is closed then
     */
    static Stage kept(ReplayedSchema kept, Supplier<ReplayedSchema> copy) {
        return new Stage(kept, Optional.of(copy));
    }

    /** All that it holds. */
    Catalog catalog() {
        return database.catalog(CatalogScope.ALL);
    }

    /** The roles that own something in it. */
    Set<String> owners() {
        return Owners.in(database.session());
    }

    /** What a schema file can say of it. */
    SqlSchema describe(List<String> namespaces) {
        return DatabaseDescriber.describe(database.session(), namespaces);
    }

    /**
     * Runs more migrations.
     *
     * @throws ProblemException P3006 where one does not run, P3015 and K3001 to K3007 where one cannot
     */
    void goOnWith(List<Migration> migrations) {
        requireReadable(migrations);
        if (migrations.isEmpty()) {
            return;
        }
        try {
            writable().goOnWith(migrations);
        } catch (ReplayFailedException e) {
            throw notReplayed(e.result());
        }
    }

    /**
     * Runs a script that Kanmon has made.
     *
     * @param called as a message calls it
     * @throws ProblemException K5023 where it does not run
     */
    void tryOut(String called, Migration migration) {
        try {
            run(migration);
        } catch (ReplayFailedException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.MIGRATION_NOT_PROVEN,
                    ExitCode.REHEARSAL_FAILED,
                    called + " does not run on the shadow database.\n" + where(e.result()) + "\n\n"
                            + migration.script().orElseThrow(),
                    "Nothing was written and nothing was changed."));
        }
    }

    private void run(Migration migration) {
        if (copy.isEmpty() || !database.tryOut(migration)) {
            writable().goOnWith(List.of(migration));
        }
    }

    private ReplayedSchema writable() {
        if (copy.isPresent()) {
            Supplier<ReplayedSchema> supplier = copy.get();
            copy = Optional.empty();
            List<Migration> triedOut = database.more();
            database.close();
            database = supplier.get();
            database.goOnWith(triedOut);
        }
        return database;
    }

    /**
     * Lets the next replay begin with what has run here.
     *
     * @param applied the history now; if something else has run here, nothing happens
     */
    void keepAs(List<Migration> applied) {
        database.keepAs(applied);
    }

    @Override
    public void close() {
        database.close();
    }

    /** @throws ProblemException as {@link RunnableScripts#require} */
    static void requireReadable(List<Migration> migrations) {
        RunnableScripts.require(migrations, MEND);
    }

    static ProblemException notReplayed(HistoryNotReplayed failure) {
        return new ProblemException(new Problem(
                ProblemCode.REPLAY_FAILED,
                ExitCode.INVALID_INPUT,
                "Migration `" + failure.migration() + "` failed to apply cleanly to the shadow database.\n"
                        + where(failure),
                MEND));
    }

    private static String where(HistoryNotReplayed failure) {
        return "Line " + failure.line() + ": " + failure.error().message() + " (SQLSTATE "
                + failure.error().sqlState() + ").";
    }
}
