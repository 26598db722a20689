package dev.kanmon.engine.prismaschema.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.GoldenPair;
import dev.kanmon.engine.prismaschema.LiveGolden;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code createMigration} and {@code evaluateDataLoss} of Prisma's engine say of a database and a schema file, and
 * what Kanmon says. Each case runs in a transaction that is rolled back.
 */
class DataLossGoldenDbTest {

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
        return LiveGolden.read("create-migration/warnings.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void migrationWarnsAsPrismas(LiveGolden golden) {
        session.run("BEGIN;" + golden.text("sql"));
        try {
            assertThat(MigrationScript.withWarnings(difference(golden)).stripTrailing())
                    .isEqualTo(golden.text("script").stripTrailing());
        } finally {
            session.rollBack();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void lossIsCountedAsPrismaCountsIt(LiveGolden golden) {
        session.run("BEGIN;" + golden.text("sql"));
        try {
            session.run(golden.text("rows"));
            DataLoss loss = DataLoss.on(session, difference(golden));
            assertThat(loss.warnings()).isEqualTo(golden.texts("warnings"));
            assertThat(loss.unexecutable()).isEqualTo(golden.texts("unexecutable"));
        } finally {
            session.rollBack();
        }
    }

    private static Difference difference(LiveGolden golden) {
        return Difference.between(
                DatabaseDescriber.describe(session, List.of("public")), GoldenPair.schemaOf(golden.text("to")));
    }
}
