package dev.kanmon.engine.source;

import dev.kanmon.contract.SourceDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All migrations that there are, whether applied or not.
 *
 * @param migrations in the order of their names' bytes, each name once
 * @param lockFile empty where the source has none, and then nothing is checked
 * @param digest {@link SourceDigest} over the files in their flat form
 */
public record MigrationSource(List<Migration> migrations, Optional<LockFile> lockFile, String digest) {

    /** A source without any migration. */
    public static final MigrationSource EMPTY =
            new MigrationSource(List.of(), Optional.empty(), SourceDigest.of(Map.of()));

    public MigrationSource {
        migrations = List.copyOf(migrations);
    }

    public Optional<Migration> find(String name) {
        return migrations.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** @throws dev.kanmon.engine.ProblemException P3019 where the lock file names another database product */
    public void requirePostgresql() {
        lockFile.ifPresent(LockFile::requirePostgresql);
    }
}
