package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the tests of shadow servers share. */
public final class ShadowFixture {

    /** What the build unpacks. */
    public static final Path POSTGRES_HOME = Path.of("target/postgresql");

    /** A private server with data of its own. */
    public static final ShadowSettings TEMPORARY = new ShadowSettings.PrivateServer(POSTGRES_HOME, Optional.empty());

    private ShadowFixture() {}

    /** A private server whose data are kept in this directory. */
    public static ShadowSettings cachedIn(Path directory) {
        return new ShadowSettings.PrivateServer(POSTGRES_HOME, Optional.of(directory));
    }

    static BaselineKey key(String... checksums) {
        return keyOf("shop", checksums);
    }

    static BaselineKey keyOf(String target, String... checksums) {
        return new BaselineKey(
                target,
                "public",
                List.of(checksums).stream()
                        .map(checksum -> new BaselineKey.Applied("m" + checksum, checksum))
                        .toList());
    }

    /** A builder that runs a script. */
    static BaselineBuilder script(String sql) {
        return session -> {
            session.run(sql);
            return List.of();
        };
    }

    static String text(Session session, String sql) {
        return session.query(sql, row -> row.getString(1)).get(0);
    }
}
