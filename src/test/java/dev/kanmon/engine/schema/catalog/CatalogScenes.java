package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/** Takes each line of the lists beside this class to a database with the schema of base.sql. */
final class CatalogScenes {

    private static final Pattern SCENE = Pattern.compile("(?:from (\\d+): )?(.*)");

    private final Supplier<TestDatabase> databases;

    private CatalogScenes(Supplier<TestDatabase> databases) {
        this.databases = databases;
    }

    static CatalogScenes on(Supplier<TestDatabase> databases) {
        return new CatalogScenes(databases);
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    List<DynamicTest> changes(int serverVersion) {
        return scenes("changes.txt", serverVersion).stream()
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    Pair catalogs = around(sql);
                    assertThat(CatalogDifference.between(catalogs.before(), catalogs.after())
                                    .changes())
                            .isNotEmpty();
                    assertThat(catalogs.after().fingerprint())
                            .isNotEqualTo(catalogs.before().fingerprint());
                }))
                .toList();
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    List<DynamicTest> same(int serverVersion) {
        return scenes("same.txt", serverVersion).stream()
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    Pair catalogs = around(sql);
                    assertThat(CatalogDifference.between(catalogs.before(), catalogs.after())
                                    .changes())
                            .isEmpty();
                    assertThat(catalogs.after().fingerprint())
                            .isEqualTo(catalogs.before().fingerprint());
                }))
                .toList();
    }

    private record Pair(Catalog before, Catalog after) {}

    private Pair around(String sql) {
        try (TestDatabase database = databases.get();
                Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test")) {
            String role = database.newRole("").name();
            session.run(text("base.sql").replace("{role}", role));
            Catalog before = CatalogReader.read(session, CatalogScope.ALL);
            session.run(sql.replace("{role}", role));
            return new Pair(before, CatalogReader.read(session, CatalogScope.ALL));
        }
    }

    private static List<String> scenes(String resource, int serverVersion) {
        return text(resource)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(SCENE::matcher)
                .filter(Matcher::matches)
                .filter(scene -> scene.group(1) == null || Integer.parseInt(scene.group(1)) * 10000 <= serverVersion)
                .map(scene -> scene.group(2))
                .toList();
    }

    private static String text(String resource) {
        try (InputStream file = CatalogScenes.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
