package dev.kanmon.engine.backup;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The backups of one owner in a store, told from everything else that is there. What proves that files are Kanmon's is a
 * manifest, and nothing else is: it names the owner, it has the name that it says of itself, and it speaks for a dump that
 * has the name Kanmon gives. A name alone proves nothing, since anybody can give one; so a dump without a manifest is
 * nobody's, and a manifest that names other files is not believed.
 *
 * @param backups of the owner, in the order of their names
 * @param unclaimed addresses of dumps by their name that no manifest speaks for
 */
public record OwnBackups(List<Found> backups, List<String> unclaimed) {

    public OwnBackups {
        backups = List.copyOf(backups);
        unclaimed = List.copyOf(unclaimed);
    }

    /**
     * One backup.
     *
     * @param identifier its manifest's address
     * @param manifest what it says of itself
     * @param whole whether its dump is there
     */
    public record Found(String identifier, BackupManifest manifest, boolean whole) {}

    /** Reads every manifest in the store. */
    public static OwnBackups read(BackupStore store, String owner) {
        Set<String> names = new TreeSet<>(store.names());
        List<Found> backups = new ArrayList<>();
        Set<String> unclaimed =
                new TreeSet<>(names.stream().filter(DumpRequest::isDumpFile).toList());
        for (String name : names) {
            manifest(store, name).ifPresent(manifest -> {
                String dump = DumpRequest.dumpFile(manifest.name());
                unclaimed.remove(dump);
                if (manifest.owner().equals(owner)) {
                    backups.add(new Found(store.address(name), manifest, names.contains(dump)));
                }
            });
        }
        return new OwnBackups(backups, unclaimed.stream().map(store::address).toList());
    }

    private static Optional<BackupManifest> manifest(BackupStore store, String name) {
        if (!BackupManifests.isFileName(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BackupManifests.read(store, name)).filter(manifest -> isCredible(manifest, name));
        } catch (ProblemException e) {
            if (isOfSomethingElse(e.problem().code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isCredible(BackupManifest manifest, String name) {
        return BackupManifests.fileName(manifest.name()).equals(name)
                && manifest.files().stream()
                        .allMatch(file -> file.name().equals(DumpRequest.dumpFile(manifest.name())));
    }

    /** Not a manifest, or a newer Kanmon's; or removed since the names were read. */
    private static boolean isOfSomethingElse(ProblemCode code) {
        return code == ProblemCode.UNREADABLE_MANIFEST
                || code == ProblemCode.BACKUP_NOT_READABLE
                || code == ProblemCode.NO_SUCH_OBJECT;
    }
}
