package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.session.Session;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/** Runs each line of the lists beside this class in a database with the schema of base.sql, and takes it back. */
final class CatalogScenes {

    private final Session session;
    private final String role;
    private final Catalog before;

    /** @param role of no rights; the scenes give it some */
    CatalogScenes(Session session, String role) {
        this.session = session;
        this.role = role;
        session.run(CatalogSceneTexts.base(role));
        this.before = CatalogReader.read(session, CatalogScope.ALL);
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    List<DynamicTest> changes(int serverVersion) {
        return CatalogSceneTexts.changes(serverVersion).stream()
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
        return CatalogSceneTexts.same(serverVersion).stream()
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
}
