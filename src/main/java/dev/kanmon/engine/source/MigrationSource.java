package dev.kanmon.engine.source;

import dev.kanmon.contract.SourceDigest;
import dev.kanmon.engine.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All migrations that there are, whether applied or not.
 *
 * <p>Mostly they begin with an empty database. Where they begin with the target as it is, {@code base} stands for all that
 * was done to it before: no row of the history is missed then, and a replay begins with {@code base}.
 *
 * @param migrations in the order of their names' bytes, each name once
 * @param lockFile empty where the source has none, and then nothing is checked
 * @param digest {@link SourceDigest} over the files in their flat form
 * @param base makes of an empty database what the target is before the first of them; empty where that is an empty one
 */
public record MigrationSource(
        List<Migration> migrations, Optional<LockFile> lockFile, String digest, Optional<Migration> base)
        implements TargetSource {

    /** A source without any migration. */
    public static final MigrationSource EMPTY =
            new MigrationSource(List.of(), Optional.empty(), SourceDigest.of(Map.of()));

    public MigrationSource {
        migrations = List.copyOf(migrations);
    }

    /** Of migrations that begin with an empty database. */
    public MigrationSource(List<Migration> migrations, Optional<LockFile> lockFile, String digest) {
        this(migrations, lockFile, digest, Optional.empty());
    }

    /** The same for every target. */
    @Override
    public MigrationSource on(Session session) {
        return this;
    }

    /** Whether they begin with the target as it is, whatever its history says. */
    public boolean beginsWithTarget() {
        return base.isPresent();
    }

    public Optional<Migration> find(String name) {
        return migrations.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** @throws dev.kanmon.engine.ProblemException P3019 where the lock file names another database product */
    public void requirePostgresql() {
        lockFile.ifPresent(LockFile::requirePostgresql);
    }
}
