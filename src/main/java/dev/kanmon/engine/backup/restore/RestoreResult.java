package dev.kanmon.engine.backup.restore;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A database that is as its backup says.
 *
 * @param alreadyDone when an earlier run with the same decision did it; empty where this one did
 * @param keptDatabase where the data are that were there before; empty where they are gone
 * @param sameDefinitions whether the server writes every definition as it did when the backup was taken. It may write the
 *     same condition differently after a restore, so this alone is no failure
 */
public record RestoreResult(
        Optional<OffsetDateTime> alreadyDone, Optional<String> keptDatabase, boolean sameDefinitions) {

    static RestoreResult before(RestoreTable.Entry entry) {
        return new RestoreResult(Optional.of(entry.restoredAt()), Optional.ofNullable(entry.keptDatabase()), true);
    }
}
