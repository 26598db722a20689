package dev.kanmon.contract;

/**
 * What one key of a ConfigMap stands for. A ConfigMap has no folders, so a migration's folder and file become one key:
 * {@code <migration>.sql}, or {@code <migration>__migration.sql}; the lock file keeps its name.
 */
public sealed interface SourceKey {

    /** The lock file's name, in a folder and as a key. */
    String LOCK_FILE = "migration_lock.toml";

    /** The script's name inside a migration's folder. */
    String SCRIPT_FILE = "migration.sql";

    /** A migration's script. */
    record Script(String migration) implements SourceKey {}

    /** {@value SourceKey#LOCK_FILE}. */
    record LockFile() implements SourceKey {}

    /** Anything else: a mistake that has to be told, since a script under a wrong name would silently never run. */
    record Unknown(String key) implements SourceKey {}

    /**
     * @param key a ConfigMap's key, or the name of a file in its mounted folder
     */
    static SourceKey parse(String key) {
        if (key.equals(LOCK_FILE)) {
            return new LockFile();
        }
        String migration = withoutSuffix(key);
        return migration.isEmpty() ? new Unknown(key) : new Script(migration);
    }

    private static String withoutSuffix(String key) {
        String folderForm = "__" + SCRIPT_FILE;
        if (key.endsWith(folderForm)) {
            return key.substring(0, key.length() - folderForm.length());
        }
        // A bare migration.sql is a script that has lost its folder, not a migration of the name "migration".
        if (key.equals(SCRIPT_FILE) || !key.endsWith(".sql")) {
            return "";
        }
        return key.substring(0, key.length() - ".sql".length());
    }
}
