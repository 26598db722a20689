package dev.kanmon.engine.backup;

/**
 * A backup that is there, whole and proven.
 *
 * @param manifest what it says of itself
 * @param identifier the manifest's address, by which it is found again
 * @param takenEarlier whether an earlier call has made it
 */
public record TakenBackup(BackupManifest manifest, String identifier, boolean takenEarlier) {}
