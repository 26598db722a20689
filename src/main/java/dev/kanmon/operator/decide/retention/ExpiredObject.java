package dev.kanmon.operator.decide.retention;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;

/** What the cluster shows of the object that stands for a backup that goes. */
public sealed interface ExpiredObject {

    /** Nothing expired, or what did has no object of its own. */
    record None() implements ExpiredObject {}

    /**
     * It is gone or going, or is not one that Kanmon made for this resource: in each case there is nothing to delete.
     *
     * @param backup what it stood for
     */
    record NothingToDelete(TakenBackup backup) implements ExpiredObject {}

    /**
     * It is there, and Kanmon's labels say that it was made for this very resource.
     *
     * @param backup what it stands for
     * @param uid its UID: no other object of that name is deleted
     */
    record Ours(TakenBackup backup, String uid) implements ExpiredObject {}
}
