package dev.kanmon.engine.backup;

import dev.kanmon.contract.Retention;
import dev.kanmon.contract.Retention.Verdict;
import dev.kanmon.engine.backup.OwnBackups.Found;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Removes the backups of one owner that have been kept long enough, and touches nothing else in their place. */
public final class Pruning {

    private final BackupStore store;
    private final OwnBackups own;

    /** @param own what the store holds of the owner */
    public Pruning(BackupStore store, OwnBackups own) {
        this.store = store;
        this.own = own;
    }

    /**
     * What is to be done; changes nothing.
     *
     * @param needed identifiers of backups that stay in any case
     */
    public List<Verdict> judge(Retention retention, Set<String> needed, Instant now) {
        List<Retention.Backup> backups = own.backups().stream()
                .map(found -> new Retention.Backup(
                        found.identifier(), found.manifest().takenAt(), found.whole()))
                .toList();
        return retention.judge(backups, needed, now);
    }

    /**
     * Removes a backup that was found. Its dump goes first: what a kill in between leaves is a manifest, which proves whose
     * it is and is removed the next time, and never a dump that nobody may touch.
     *
     * @throws IllegalArgumentException where it was not found
     */
    public void remove(String identifier) {
        Found found = byIdentifier().get(identifier);
        if (found == null) {
            throw new IllegalArgumentException("not a backup of this owner: " + identifier);
        }
        found.manifest().files().forEach(file -> store.delete(file.name()));
        store.delete(BackupManifests.fileName(found.manifest().name()));
    }

    private Map<String, Found> byIdentifier() {
        return own.backups().stream().collect(Collectors.toMap(Found::identifier, Function.identity()));
    }
}
