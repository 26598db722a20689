package dev.kanmon.engine.source;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.contract.SourceKey;
import dev.kanmon.engine.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the files of one or several directories, in flat form, and sees that nothing is there twice. */
final class SourceFiles {

    private final Map<String, byte[]> contents = new HashMap<>();
    private final TreeMap<String, Optional<String>> scripts = new TreeMap<>(MigrationOrder.BY_BYTES);
    private final TreeMap<String, String> downScripts = new TreeMap<>(MigrationOrder.BY_BYTES);
    private final List<String> unknownKeys = new ArrayList<>();

    /**
     * @param key the file's key in flat form
     * @param content its bytes
     */
    void add(String key, byte[] content) {
        SourceKey parsed = SourceKey.parse(key);
        if (parsed instanceof SourceKey.Script script) {
            addScript(script.migration(), Optional.of(decode(content)));
        } else if (parsed instanceof SourceKey.DownScript down) {
            addDownScript(down.migration(), decode(content));
        } else if (parsed instanceof SourceKey.LockFile) {
            requireSameLockFile(content);
        } else {
            unknownKeys.add(key);
        }
        contents.put(key, content);
    }

    /** A migration's folder that has no script in it. */
    void addWithoutScript(String migration) {
        addScript(migration, Optional.empty());
    }

    MigrationSource toSource() {
        if (!unknownKeys.isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.NOT_A_MIGRATION,
                    "Not the names of migrations: " + String.join(", ", unknownKeys) + ".",
                    "A key is <migration>.sql, <migration>__migration.sql, <migration>__down.sql or migration_lock.toml;"
                            + " rename or remove the others, since they would silently never run.");
        }
        requireMigrationsOfDownScripts();
        List<Migration> migrations = scripts.entrySet().stream()
                .map(entry -> new Migration(
                        entry.getKey(), entry.getValue(), Optional.ofNullable(downScripts.get(entry.getKey()))))
                .toList();
        Optional<LockFile> lockFile =
                Optional.ofNullable(contents.get(SourceKey.LOCK_FILE)).map(bytes -> new LockFile(decode(bytes)));
        return new MigrationSource(migrations, lockFile, SourceDigest.of(contents));
    }

    private void addScript(String migration, Optional<String> script) {
        if (scripts.put(migration, script) != null) {
            throw twice("The migration `" + migration + "`");
        }
    }

    private void addDownScript(String migration, String script) {
        if (downScripts.put(migration, script) != null) {
            throw twice("The down script of `" + migration + "`");
        }
    }

    private static ProblemException twice(String what) {
        return ProblemException.invalidInput(
                ProblemCode.DUPLICATE_MIGRATION,
                what + " is there twice.",
                "Remove one of the two; a migration is one key or one folder.");
    }

    /** One without would be a migration whose name ends in __down, and would silently never run. */
    private void requireMigrationsOfDownScripts() {
        List<String> alone = downScripts.keySet().stream()
                .filter(migration -> !scripts.containsKey(migration))
                .toList();
        if (!alone.isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.NOT_A_MIGRATION,
                    "There is a down script of `" + String.join("`, `", alone) + "`, and no migration of that name.",
                    "Add the migration, or remove its <migration>__down.sql; a migration's own name cannot end in __down"
                            + " there.");
        }
    }

    private void requireSameLockFile(byte[] content) {
        byte[] other = contents.get(SourceKey.LOCK_FILE);
        if (other != null && !Arrays.equals(other, content)) {
            throw ProblemException.invalidInput(
                    ProblemCode.DUPLICATE_MIGRATION,
                    "There are two files migration_lock.toml, and they differ.",
                    "Keep one of the two.");
        }
    }

    /** Prisma's decoding: what is not UTF-8 becomes U+FFFD, which also the checksum is taken over. */
    private static String decode(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
