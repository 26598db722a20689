package dev.kanmon.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.runner.DiffRun;
import dev.kanmon.testsupport.SchemaSnapshot;
import dev.kanmon.testsupport.TestDatabase;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prisma's scripts between two versions of a schema.prisma, and Kanmon's between the databases before and after each of
 * them.
 */
class DiffScriptGoldenDbTest {

    private static final String USER = """
            CREATE TABLE "User" ("id" SERIAL NOT NULL, "email" TEXT NOT NULL, "name" TEXT%s,
                CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
            """;
    private static final String ROLE =
            "CREATE TYPE \"Role\" AS ENUM (%s);\n" + USER.formatted(", \"role\" \"Role\" NOT NULL DEFAULT 'A'");
    private static final String T = "CREATE TABLE \"T\" (%s);";
    private static final String POST = USER.formatted("")
            + "CREATE TABLE \"Post\" (\"id\" INTEGER NOT NULL CONSTRAINT \"Post_pkey\" PRIMARY KEY, \"authorId\" INTEGER NOT NULL);\n";
    private static final String AUTHOR = POST
            + "ALTER TABLE \"Post\" ADD CONSTRAINT \"Post_authorId_fkey\" FOREIGN KEY (\"authorId\") REFERENCES \"User\"(\"id\")"
            + " ON DELETE RESTRICT ON UPDATE CASCADE;\n";

    /** What Prisma makes of those schemas that the recording begins with, where they are not just {@link #USER}. */
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("type_int_to_bigint", USER.formatted(", n INTEGER")),
            Map.entry("type_text_to_int", USER.formatted(", n TEXT")),
            Map.entry("type_text_to_varchar", USER.formatted(", n TEXT")),
            Map.entry("type_varchar_shrink", USER.formatted(", n VARCHAR(50)")),
            Map.entry("change_default", USER.formatted(", n INTEGER NOT NULL DEFAULT 1")),
            Map.entry("drop_default", USER.formatted(", n INTEGER NOT NULL DEFAULT 1")),
            Map.entry("enum_value_add", ROLE.formatted("'A', 'B'")),
            Map.entry("enum_value_add_two", ROLE.formatted("'A'")),
            Map.entry("enum_value_drop", ROLE.formatted("'A', 'B', 'C'")),
            Map.entry("drop_enum_type", "CREATE TYPE \"Role\" AS ENUM ('A');" + USER.formatted("")),
            Map.entry("add_index_gin", USER.formatted(", meta JSONB")),
            Map.entry("drop_index", USER.formatted("") + "CREATE INDEX \"User_name_idx\" ON \"User\"(\"name\");"),
            Map.entry("rename_index", USER.formatted("") + "CREATE INDEX old_ix ON \"User\"(\"name\");"),
            Map.entry(
                    "add_composite_pk",
                    T.formatted("a INTEGER NOT NULL, b INTEGER NOT NULL")
                            + "CREATE UNIQUE INDEX \"T_a_b_key\" ON \"T\"(a, b);"),
            Map.entry("add_fk", POST),
            Map.entry("fk_cascade", AUTHOR),
            Map.entry("drop_fk", AUTHOR),
            Map.entry(
                    "drop_table",
                    USER.formatted("")
                            + "CREATE TABLE \"Extra\" (id INTEGER NOT NULL, CONSTRAINT \"Extra_pkey\" PRIMARY KEY (id));"),
            Map.entry(
                    "m2m",
                    USER.formatted("")
                            + "CREATE TABLE \"Tag\" (id INTEGER NOT NULL, CONSTRAINT \"Tag_pkey\" PRIMARY KEY (id));"),
            Map.entry("autoincrement_add", T.formatted("id INTEGER NOT NULL, CONSTRAINT \"T_pkey\" PRIMARY KEY (id)")));

    static Stream<String> cases() {
        return Recording.read("m_diff_schema").steps().stream()
                .map(step -> step.get("case").asText());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scriptMakesTheSameAsPrismas(String name) {
        JsonNode recorded = Recording.read("m_diff_schema").steps().stream()
                .filter(step -> step.get("case").asText().equals(name))
                .findFirst()
                .orElseThrow();
        String before = BEFORE.getOrDefault(name, USER.formatted(""));
        try (GoldenDiff golden = new GoldenDiff()) {
            TestDatabase prismas =
                    golden.database(before, recorded.get("script").asText());

            DiffRun run = golden.between(golden.database(before), prismas, "--script", "--exit-code");

            assertThat(run.err()).isEmpty();
            assertThat(run.status())
                    .isEqualTo(recorded.get("exit_script_exitcode").asInt());
            TestDatabase ours = golden.database(before, run.out());
            assertThat(SchemaSnapshot.of(ours)).isEqualTo(SchemaSnapshot.of(prismas));
            assertThat(golden.between(ours, prismas, "--exit-code").status()).isZero();
        }
    }
}
