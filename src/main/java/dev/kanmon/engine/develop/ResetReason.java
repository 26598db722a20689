package dev.kanmon.engine.develop;

import java.util.List;
import java.util.stream.Collectors;

/** Why a development database cannot be gone on with as it is. */
public sealed interface ResetReason {

    /** For a person, in Prisma's words where it has some (schema-engine, {@code dev_diagnostic.rs}). */
    String sentence();

    /** What helps instead of a reset. */
    String otherWay();

    /** Several in Prisma's form of a list. */
    static String list(List<ResetReason> reasons) {
        return reasons.size() == 1
                ? reasons.get(0).sentence()
                : reasons.stream().map(reason -> "- " + reason.sentence()).collect(Collectors.joining("\n"));
    }

    /** A migration was begun and not ended. */
    record Failed(String migration) implements ResetReason {

        @Override
        public String sentence() {
            return "The migration `" + migration + "` failed.";
        }

        @Override
        public String otherWay() {
            return "Undo by hand what it has left, and mark it: kanmon resolve --rolled-back " + migration
                    + ". One that was only cut off is gone on with by kanmon deploy.";
        }
    }

    /** The script is no longer the one that was applied. */
    record Edited(String migration) implements ResetReason {

        @Override
        public String sentence() {
            return "The migration `" + migration + "` was modified after it was applied.";
        }

        @Override
        public String otherWay() {
            return "Restore the file from version control, and put the change into a new migration.";
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

        @Override
        public String otherWay() {
            return "Get the folders from version control; they may be on another branch.";
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
            return what + "\n\n" + LossCheck.bullets(differences);
        }

        @Override
        public String otherWay() {
            return withoutHistory
                    ? "Take the schema over: make a first migration of it (kanmon diff --script), and mark that with"
                            + " kanmon resolve --applied."
                    : "Keep the change: kanmon drift prints it as SQL. Put that into a migration of its own, and mark it with"
                            + " kanmon resolve --applied.";
        }
    }
}
