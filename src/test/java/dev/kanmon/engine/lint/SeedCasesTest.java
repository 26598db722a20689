package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The mistakes that Kanmon was first asked to catch, each with what to write instead. */
class SeedCasesTest {

    private static final String APPLIED =
            "CREATE TABLE \"User\" (id int PRIMARY KEY, \"name\" text NOT NULL);\nCREATE TABLE \"Post\" (id int PRIMARY KEY, author int);";

    @Test
    void columnRename() {
        assertThat(saferWay("compat/rename-column", "ALTER TABLE \"User\" RENAME COLUMN \"name\" TO \"fullName\";"))
                .hasValueSatisfying(sql -> assertThat(sql)
                        .contains("ADD COLUMN \"fullName\" text", "CREATE TRIGGER", "DROP COLUMN \"name\""));
    }

    @Test
    void dropAndAddInsteadOfRename() {
        assertThat(saferWay(
                        "data/recreate-instead-of-rename",
                        "ALTER TABLE \"User\" DROP COLUMN \"name\", ADD COLUMN \"fullName\" TEXT NOT NULL;"))
                .contains("ALTER TABLE \"User\" RENAME COLUMN \"name\" TO \"fullName\";");
    }

    @Test
    void newColumnThatIsNotNull() {
        assertThat(finding("compat/new-required-without-default", "ALTER TABLE \"User\" ADD COLUMN age int NOT NULL;")
                        .message())
                .contains("\"age\"", "default");
    }

    @Test
    void foreignKeyToATableThatIsCreatedLater() {
        Finding finding = finding(
                "file/table-order",
                "CREATE TABLE \"Comment\" (id int PRIMARY KEY, topic int REFERENCES \"Topic\");\n"
                        + "CREATE TABLE \"Topic\" (id int PRIMARY KEY);");

        assertThat(finding.message()).contains("\"Topic\"");
        assertThat(finding.place().line()).isEqualTo(1);
    }

    @Test
    void updateOfAllRows() {
        assertThat(finding("data/update-all", "UPDATE \"User\" SET \"name\" = upper(\"name\");")
                        .object())
                .isEqualTo("\"User\"");
    }

    @Test
    void indexThatBlocksWrites() {
        assertThat(saferWay("lock/index-not-concurrent", "CREATE INDEX user_name ON \"User\"(\"name\");"))
                .hasValueSatisfying(sql -> assertThat(sql).contains("CREATE INDEX CONCURRENTLY"));
    }

    @Test
    void foreignKeyThatIsValidatedAtOnce() {
        assertThat(saferWay(
                        "lock/foreign-key-validated",
                        "ALTER TABLE \"User\" ADD CONSTRAINT inviter FOREIGN KEY (id) REFERENCES \"User\"(id);"))
                .hasValueSatisfying(sql -> assertThat(sql).contains("NOT VALID", "VALIDATE CONSTRAINT"));
    }

    @Test
    void notNullOverExistingRows() {
        assertThat(saferWay("lock/set-not-null", "ALTER TABLE \"Post\" ALTER COLUMN author SET NOT NULL;"))
                .hasValueSatisfying(sql -> assertThat(sql).contains("NOT VALID", "VALIDATE"));
    }

    @Test
    void batchUpdateWithoutBatches() {
        assertThat(saferWay("lock/bulk-write", "UPDATE \"User\" SET \"name\" = 'nobody' WHERE \"name\" LIKE 'x%';"))
                .hasValueSatisfying(sql -> assertThat(sql).contains("LIMIT").doesNotContain("OFFSET"));
    }

    private static Optional<String> saferWay(String rule, String script) {
        return finding(rule, script).saferWay();
    }

    private static Finding finding(String rule, String script) {
        return LintOf.scriptAfter(APPLIED, script).stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
