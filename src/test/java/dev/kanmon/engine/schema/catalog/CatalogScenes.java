package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/** Runs each line of the lists beside this class in a database with the schema of base.sql, and takes it back. */
final class CatalogScenes {

    private static final Pattern SCENE = Pattern.compile("(?:from (\\d+): )?(.*)");

    private final Session session;
    private final String role;
    private final Catalog before;

    /** @param role of no rights; the scenes give it some */
    CatalogScenes(Session session, String role) {
        this.session = session;
        this.role = role;
        session.run(text("base.sql").replace("{role}", role));
        this.before = CatalogReader.read(session, CatalogScope.ALL);
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    List<DynamicTest> changes(int serverVersion) {
        return scenes("changes.txt", serverVersion).stream()
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    Catalog after = around(sql);
                    assertThat(CatalogDifference.between(before, after).changes())
                            .isNotEmpty();
                    assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
                }))
                .toList();
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    List<DynamicTest> same(int serverVersion) {
        return scenes("same.txt", serverVersion).stream()
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    Catalog after = around(sql);
                    assertThat(CatalogDifference.between(before, after).changes())
                            .isEmpty();
                    assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
                }))
                .toList();
    }

    private Catalog around(String sql) {
        session.run("BEGIN");
        try {
            session.run(sql.replace("{role}", role));
            return CatalogReader.read(session, CatalogScope.ALL);
        } finally {
            session.rollBack();
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
