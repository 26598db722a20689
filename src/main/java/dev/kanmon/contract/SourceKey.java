package dev.kanmon.contract;

import java.util.List;

/**
 * What one key of a ConfigMap stands for. A ConfigMap has no folders, so a migration's folder and file become one key:
 * {@code <migration>.sql}, or {@code <migration>__migration.sql}; its down script becomes {@code <migration>__down.sql};
 * the lock file keeps its name.
 */
public sealed interface SourceKey {

    /** The lock file's name, in a folder and as a key. */
    String LOCK_FILE = "migration_lock.toml";

    /** The script's name inside a migration's folder. */
    String SCRIPT_FILE = "migration.sql";

    /** What a key has between the migration and the file of its folder. */
    String SEPARATOR = "__";

    /** The name of the script that undoes the one beside it. */
    String DOWN_FILE = "down.sql";

    /** A migration's script. */
    record Script(String migration) implements SourceKey {}

    /** What undoes a migration. */
    record DownScript(String migration) implements SourceKey {}

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
        if (isInFolder(key, DOWN_FILE)) {
            return new DownScript(withoutFile(key, DOWN_FILE));
        }
        String migration = isInFolder(key, SCRIPT_FILE) ? withoutFile(key, SCRIPT_FILE) : withoutSuffix(key);
        return migration.isEmpty() ? new Unknown(key) : new Script(migration);
    }

    /** Whether the key is one file of a migration's folder, and names the migration. */
    private static boolean isInFolder(String key, String file) {
        return key.endsWith(SEPARATOR + file) && key.length() > SEPARATOR.length() + file.length();
    }

    private static String withoutFile(String key, String file) {
        return key.substring(0, key.length() - SEPARATOR.length() - file.length());
    }

    private static String withoutSuffix(String key) {
        // A bare migration.sql is a script that has lost its folder, not a migration of the name "migration".
        boolean withoutMigration = List.of(SCRIPT_FILE, DOWN_FILE, SEPARATOR + SCRIPT_FILE, SEPARATOR + DOWN_FILE)
                .contains(key);
        return withoutMigration || !key.endsWith(".sql") ? "" : key.substring(0, key.length() - ".sql".length());
    }
}
