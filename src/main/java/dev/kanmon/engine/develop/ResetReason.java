package dev.kanmon.engine.develop;

import java.util.List;

/** Why a development database cannot be gone on with as it is. */
public sealed interface ResetReason {

    /** For a person, in Prisma's words where it has some (schema-engine, {@code dev_diagnostic.rs}). */
    String sentence();

    /** A migration was begun and not ended. */
    record Failed(String migration) implements ResetReason {

        @Override
        public String sentence() {
            return "The migration `" + migration + "` failed.";
        }
    }

    /** The script is no longer the one that was applied. */
    record Edited(String migration) implements ResetReason {

        @Override
        public String sentence() {
            return "The migration `" + migration + "` was modified after it was applied.";
        }
    }

    /** Migrations that are applied and not in the directory, or there without their file. */
    record Missing(List<String> migrations) implements ResetReason {

        public Missing {
            migrations = List.copyOf(migrations);
        }

        @Override
        public String sentence() {
            return "The following migration(s) are applied to the database but missing from the local migrations"
                    + " directory: " + String.join(", ", migrations);
        }
    }

    /**
     * The database is not what its history makes.
     *
     * @param differences a sentence each
     * @param withoutHistory whether nothing was ever migrated here
     */
    record Drifted(List<String> differences, boolean withoutHistory) implements ResetReason {

        public Drifted {
            differences = List.copyOf(differences);
        }

        @Override
        public String sentence() {
            String what = withoutHistory
                    ? "The database has a schema already, and no migration history."
                    : "Drift detected: Your database schema is not in sync with your migration history.";
            return what + "\n  " + String.join("\n  ", differences);
        }
    }
}
