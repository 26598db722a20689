package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.ServerError;
import java.util.List;

/** What came of rehearsing a target's pending migrations. */
public sealed interface Rehearsal {

    /**
     * They were run.
     *
     * @param serverVersion of the shadow, such as 180006; the target's may be another
     * @param skippedHistory statements of the history that the shadow could not run
     * @param migrations all that are pending, in order; from the first that failed on they are {@link End.NotRun}
     * @param stages how they changed the schema
     * @param downScripts of those that have one, in order; tried where all migrations passed
     */
    record Rehearsed(
            int serverVersion,
            List<SkippedStatement> skippedHistory,
            List<RehearsedMigration> migrations,
            CatalogStages stages,
            List<CheckedDownScript> downScripts)
            implements Rehearsal {

        Rehearsed withDownScripts(List<CheckedDownScript> checked) {
            return new Rehearsed(serverVersion, skippedHistory, migrations, stages, checked);
        }

        /** Whether no statement failed; some may not have been rehearsable. */
        public boolean passed() {
            return migrations.stream().allMatch(migration -> migration.end() instanceof End.Completed);
        }
    }

    /**
     * The history could not be replayed, so there was nothing to run the pending migrations on. Histories that were
     * baselined by hand are often like that.
     *
     * @param migration the applied migration that failed
     * @param line of its script, from 1
     */
    record HistoryNotReplayed(String migration, int line, ServerError error) implements Rehearsal {

        /** For a person. */
        public String reason() {
            return "The history could not be replayed: " + migration + ", line " + line + ": " + error.message()
                    + " (SQLSTATE " + error.sqlState() + ").";
        }
    }

    /**
     * Nothing was run.
     *
     * @param reason for a person: why, and what to do
     */
    record NotRehearsed(String reason) implements Rehearsal {}
}
