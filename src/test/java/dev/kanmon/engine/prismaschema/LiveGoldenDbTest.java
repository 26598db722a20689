package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.script.Summary;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From a database to a schema file and back: script and summary are what Prisma's own engine prints, where PostgreSQL
 * takes its script. Each case runs in a transaction that is rolled back.
 */
class LiveGoldenDbTest {

    /** What the session's task asked for. */
    private static final int FEWEST_CASES = 40;

    private static TestDatabase database;
    private static Session session;

    @BeforeAll
    static void open() {
        database = TestPostgres.shared().newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
    }

    @AfterAll
    static void close() {
        session.close();
        database.close();
    }

    static Stream<LiveGolden> cases() {
        return LiveGolden.read("diff-live/databases.json");
    }

    static Stream<LiveGolden> casesWithoutDeviation() {
        return cases().filter(golden -> golden.text("ours").isEmpty());
    }

    static Stream<LiveGolden> deviations() {
        return cases().filter(golden -> !golden.text("ours").isEmpty());
    }

    @Test
    void thereAreEnoughCases() {
        assertThat(casesWithoutDeviation()).hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithoutDeviation")
    void scriptIsPrismas(LiveGolden golden) {
        assertThat(MigrationScript.of(difference(golden)).stripTrailing())
                .isEqualTo(golden.text("script").stripTrailing());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deviations")
    void scriptIsOursWhereSaid(LiveGolden golden) {
        assertThat(golden.text("reason")).isNotEmpty();
        assertThat(MigrationScript.of(difference(golden)).stripTrailing())
                .isNotEqualTo(golden.text("script").stripTrailing())
                .isEqualTo(golden.text("ours").stripTrailing());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void summaryIsPrismas(LiveGolden golden) {
        String recorded = golden.recorded().has("ourSummary") ? golden.text("ourSummary") : golden.text("summary");
        assertThat(Summary.of(difference(golden)).stripTrailing()).isEqualTo(recorded.stripTrailing());
    }

    private static Difference difference(LiveGolden golden) {
        SqlSchema described = described(golden.text("sql"));
        SqlSchema wanted = GoldenPair.schemaOf(golden.text("schema"));
        return golden.text("direction").equals("to_schema")
                ? Difference.between(described, wanted)
                : Difference.between(wanted, described);
    }

    private static SqlSchema described(String sql) {
        session.run("BEGIN;" + sql);
        try {
            return DatabaseDescriber.describe(session, List.of("public"));
        } finally {
            session.rollBack();
        }
    }
}
