package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read of a difference; the headings are those of {@code prisma migrate diff}. */
class DifferenceSummaryTest {

    @Test
    void nothingIsSaidInPrismasWords() {
        assertThat(summary()).isEqualTo("No difference detected.\n");
    }

    @Test
    void indexByHandIsAChangeOfItsTable() {
        assertThat(summary(added(
                        ObjectKind.INDEX,
                        "User",
                        "manual_idx",
                        "CREATE INDEX manual_idx ON public.\"User\" USING btree (name)")))
                .isEqualTo("""

                        [*] Changed the `User` table
                          [+] Added index `manual_idx` (USING btree (name))
                        """);
    }

    @Test
    void whatBelongsToANewTableIsNotToldByItself() {
        assertThat(summary(
                        added(ObjectKind.TABLE, "", "User", ""),
                        added(ObjectKind.COLUMN, "User", "id", "integer"),
                        added(ObjectKind.COMMENT, "User", "table", "people"),
                        added(ObjectKind.GRANT, "User", "reader", "SELECT"),
                        added(ObjectKind.ENUM, "", "Status", "'A'")))
                .isEqualTo("""

                        [+] Added tables
                          - User

                        [+] Added enums
                          - Status
                        """);
    }

    @Test
    void commentOfANewIndexGoesWithIt() {
        assertThat(summary(
                        added(ObjectKind.INDEX, "User", "i", "CREATE INDEX"),
                        added(ObjectKind.COMMENT, "User", "index i", "for searching")))
                .doesNotContain("searching")
                .contains("index `i`");
    }

    @Test
    void removedTableAndChangedColumnAreTold() {
        assertThat(summary(
                        new ObjectChange(key(ObjectKind.TABLE, "", "Old"), "", null),
                        new ObjectChange(key(ObjectKind.COLUMN, "Old", "id"), "integer", null),
                        new ObjectChange(key(ObjectKind.COLUMN, "User", "age"), "integer", "bigint"),
                        new ObjectChange(key(ObjectKind.COLUMN, "User", "name"), "text", null)))
                .isEqualTo("""

                        [-] Removed tables
                          - Old

                        [*] Changed the `User` table
                          [*] Altered column `age` (changed from `integer` to `bigint`)
                          [-] Removed column `name`
                        """);
    }

    @Test
    void bodyOfARoutineIsNotShown() {
        assertThat(summary(new ObjectChange(key(ObjectKind.ROUTINE, "", "f(integer)"), "a\nb", "a\nc")))
                .isEqualTo("""

                        [*] Changed the `f(integer)` routine
                          [*] Altered definition
                        """);
    }

    @Test
    void schemaIsNamedWhereItIsNotPublic() {
        assertThat(summary(new ObjectChange(new ObjectKey(ObjectKind.VIEW, "shop", "", "v"), null, "SELECT 1")))
                .contains("[+] Added views\n  - shop.v\n");
    }

    private static String summary(ObjectChange... changes) {
        return DifferenceSummary.of(new CatalogDifference(List.of(changes)));
    }

    private static ObjectChange added(ObjectKind kind, String owner, String name, String definition) {
        return new ObjectChange(key(kind, owner, name), null, definition);
    }

    private static ObjectKey key(ObjectKind kind, String owner, String name) {
        return new ObjectKey(kind, "public", owner, name);
    }
}
