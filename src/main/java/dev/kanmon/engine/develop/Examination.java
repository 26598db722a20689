package dev.kanmon.engine.develop;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.develop.DevelopmentDatabase.Recorded;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationOrder;
import dev.kanmon.engine.source.MigrationSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found out about a development database and its migrations.
 *
 * @param standing what is applied, and what is not
 * @param diagnosis whether it can be gone on with
 * @param stage has run all migrations, applied and pending
 */
record Examination(Standing standing, Diagnosis diagnosis, Stage stage) implements AutoCloseable {

    /** A history beside its migrations. */
    record Standing(Recorded recorded, MigrationSource source) {

        /** In the order in which they were applied. */
        List<Migration> applied() {
            return recorded.history().applied(source);
        }

        List<Migration> pending() {
            return recorded.history().pending(source);
        }
    }

    /**
     * Looks at all of it; changes nothing.
     *
     * @param own the database schemas that the project names
     * @throws ProblemException P3019, P3006, P3015, K2004 and K3001 to K3007 for migrations that do not run, K2010
     */
    static Examination of(DevelopmentDatabase database, Shadow shadow, MigrationSource source, Set<String> own) {
        source.requirePostgresql();
        MigrationOrder.requireUnambiguous(
                source.migrations().stream().map(Migration::name).toList());
        Standing standing = new Standing(database.recorded(), source);
        Diagnosis ofHistory = Diagnosis.of(standing.recorded().history(), source);
        if (ofHistory instanceof Diagnosis.NeedsReset) {
            // Nobody is asked for a reset that then cannot be followed by all migrations.
            return new Examination(standing, ofHistory, shadow.replay(source.migrations()));
        }
        Stage stage = shadow.replay(standing.applied());
        try {
            List<String> drift = drift(database, stage).differences(own);
            stage.goOnWith(standing.pending());
            return new Examination(
                    standing, Diagnosis.of(drift, standing.recorded().exists()), stage);
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private static HistoryDrift drift(DevelopmentDatabase database, Stage stage) {
        Set<String> owners = new HashSet<>(database.owners());
        owners.addAll(stage.owners());
        return new HistoryDrift(stage.catalog(), database.catalog(), owners);
    }

    /** @throws ProblemException K5013 where it is not even now that it was begun anew */
    void requireSound() {
        if (diagnosis instanceof Diagnosis.NeedsReset unsound) {
            throw new ProblemException(new Problem(
                    ProblemCode.RESET_FAILED,
                    ExitCode.RESET_FAILED,
                    "The database was begun anew, and is still not what its history makes.\n"
                            + ResetReason.list(unsound.reasons()),
                    "Remove by hand what is there, as a role that may, and run the command again."));
        }
    }

    /** The database schemas that belong to the project: those that it names, and those that its migrations make. */
    List<String> schemas(Set<String> own) {
        Set<String> all = new TreeSet<>(own);
        stage.catalog().objects().keySet().stream()
                .map(ObjectKey::schema)
                .filter(schema -> !schema.isEmpty())
                .forEach(all::add);
        return List.copyOf(all);
    }

    @Override
    public void close() {
        stage.close();
    }
}
