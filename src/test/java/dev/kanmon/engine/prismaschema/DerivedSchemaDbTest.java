package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is derived from a schema file is what a real database has after the script, and Kanmon sees no difference between
 * the two, from either side. Each script runs in a transaction that is rolled back.
 */
class DerivedSchemaDbTest {

    private static TestDatabase database;
    private static Session session;

    @BeforeAll
    @BeforeContainer
    static void open() {
        database = TestPostgres.shared().newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
    }

    @AfterAll
    @AfterContainer
    static void close() {
        session.close();
        database.close();
    }

    /** Every recorded schema that is led to, each once. */
    static Stream<GoldenPair> schemas() {
        Set<String> seen = new LinkedHashSet<>();
        return GoldenPair.all().filter(pair -> !pair.to().isEmpty() && seen.add(pair.to()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void databaseOfARecordedSchemaIsTheDerivedOne(GoldenPair pair) {
        assertThatTheDatabaseIsTheDerivedOne(pair.to());
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void databaseOfAnySchemaIsTheDerivedOne(@ForAll("schemaTexts") String text) {
        assertThatTheDatabaseIsTheDerivedOne(text);
    }

    @Provide
    Arbitrary<String> schemaTexts() {
        return RandomSchema.texts();
    }

    private static void assertThatTheDatabaseIsTheDerivedOne(String text) {
        SqlSchema derived = GoldenPair.schemaOf(text);
        SqlSchema described = describedAfter(text, derived);
        assertThat(Difference.between(described, derived).steps())
                .as("from the database to the schema")
                .isEmpty();
        assertThat(Difference.between(derived, described).steps())
                .as("from the schema to the database")
                .isEmpty();
    }

    private static SqlSchema describedAfter(String text, SqlSchema derived) {
        session.run("BEGIN");
        try {
            session.run(prerequisites(text));
            session.run(MigrationScript.of(Difference.between(SqlSchema.EMPTY, derived)));
            return DatabaseDescriber.describe(session, namespaces(derived));
        } finally {
            session.rollBack();
        }
    }

    /** What a schema may use without saying where it comes from. */
    private static String prerequisites(String text) {
        return text.contains("@db.Citext") && !text.contains("extensions") ? "CREATE EXTENSION citext" : "";
    }

    private static List<String> namespaces(SqlSchema derived) {
        return derived.namespaces().isEmpty() ? List.of("public") : derived.namespaces();
    }
}
