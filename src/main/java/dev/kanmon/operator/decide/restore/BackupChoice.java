package dev.kanmon.operator.decide.restore;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The backup that a resolution means. */
public sealed interface BackupChoice {

    /** In {@code fromBackup}: the newest one from before the migration. */
    String LATEST = "latest";

    /** How many backups a message lists. */
    int MOST_LISTED = 10;

    /** Kanmon brings this one back. */
    record Restorable(TakenBackup backup) implements BackupChoice {}

    /** A person brings this one back. */
    record ByHand(TakenBackup backup) implements BackupChoice {}

    /**
     * There is none.
     *
     * @param message with what there is instead
     */
    record None(String message) implements BackupChoice {}

    /**
     * The newest one that Kanmon can bring back goes before a newer one that it cannot.
     *
     * @param fromBackup as the resolution's spec has it; may be null
     * @param migration that the resolution is about
     */
    static BackupChoice of(String fromBackup, String migration, KnownBackups backups) {
        if (fromBackup == null || fromBackup.equals(LATEST)) {
            return backups.newestRestorableBefore(migration)
                    .or(() -> backups.before(migration).findFirst())
                    .map(backup -> chosen(backup, backups))
                    .orElseGet(() -> new None("No backup in status.backup.taken is from before migration " + migration
                            + "." + list(backups.taken())));
        }
        Optional<TakenBackup> named = backups.taken().stream()
                .filter(backup -> fromBackup.equals(backup.identifier()))
                .findFirst();
        return named.map(backup -> chosen(backup, backups))
                .orElseGet(() ->
                        new None("status.backup.taken has no backup " + fromBackup + "." + list(backups.taken())));
    }

    private static BackupChoice chosen(TakenBackup backup, KnownBackups backups) {
        return backups.isRestorable(backup) ? new Restorable(backup) : new ByHand(backup);
    }

    private static String list(List<TakenBackup> taken) {
        if (taken.isEmpty()) {
            return " There is none at all.";
        }
        String more = taken.size() > MOST_LISTED ? ", and " + (taken.size() - MOST_LISTED) + " older ones" : "";
        return taken.stream()
                .limit(MOST_LISTED)
                .map(BackupChoice::inWords)
                .collect(Collectors.joining(", ", " There is: ", more + ". Set spec.fromBackup to one of them."));
    }

    private static String inWords(TakenBackup backup) {
        return backup.identifier() + " (" + backup.kind() + ", taken at " + backup.takenAt() + ")";
    }
}
