package dev.kanmon.engine.backup.restore;

import java.time.OffsetDateTime;
import java.util.Optional;

/** A database that is as its backup says. */
public sealed interface RestoreResult {

    /** Where the data are that were there before; empty where they are gone. */
    Optional<String> keptDatabase();

    /**
     * This run did it, or ended what an earlier one had begun.
     *
     * @param keptDatabase where the data are that were there before; empty where they are gone
     * @param sameDefinitions whether the server writes every definition as it did when the backup was taken. It may write
     *     the same condition differently after a restore, so this alone is no failure
     */
    record Restored(Optional<String> keptDatabase, boolean sameDefinitions) implements RestoreResult {}

    /**
     * An earlier run for the same decision did it; nothing was done.
     *
     * @param at when
     * @param keptDatabase where the data are that were there before; empty where they are gone
     */
    record AlreadyRestored(OffsetDateTime at, Optional<String> keptDatabase) implements RestoreResult {}
}
