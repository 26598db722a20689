package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step.CreateExtension;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is derived from a schema file is what a real database has after our script, and Kanmon sees no difference between
 * the two, from either side.
 */
class DerivedSchemaDbTest {

    /** What is in the database before any script. */
    private static final String EMPTY_AGAIN = """
            DO $$
            DECLARE
                namespace text;
            BEGIN
                FOR namespace IN
                    SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', namespace);
                END LOOP;
            END $$;
            CREATE SCHEMA public;
            """;

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
        return GoldenPair.all()
                .filter(pair -> !pair.to().isEmpty() && seen.add(pair.to()))
                .filter(pair -> ReferenceLimit.of(pair).isEmpty());
    }

    /** Every recorded pair that leads from something to something. */
    static Stream<GoldenPair> changes() {
        return GoldenPair.all()
                .filter(pair -> !pair.from().isEmpty() && !pair.to().isEmpty())
                .filter(pair -> ReferenceLimit.of(pair).isEmpty());
    }

    static Stream<GoldenPair> refused() {
        return GoldenPair.all().filter(pair -> ReferenceLimit.of(pair).equals(Optional.of(ReferenceLimit.REFUSED)));
    }

    static Stream<GoldenPair> neverReached() {
        return GoldenPair.all()
                .filter(pair -> ReferenceLimit.of(pair).equals(Optional.of(ReferenceLimit.DIFFERENCE_REMAINS)));
    }

    static Stream<GoldenPair> wrongInPrisma() {
        return GoldenPair.all()
                .filter(pair -> Deviation.of(pair).filter(Deviation::isRefused).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void databaseOfARecordedSchemaIsTheDerivedOne(GoldenPair pair) {
        assertThatTheDatabaseIsTheDerivedOne(pair.to());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void databaseAfterARecordedChangeIsTheDerivedOne(GoldenPair pair) {
        makeFrom(pair);

        session.run(change(pair));

        assertSame(GoldenPair.schemaOf(pair.to()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neverReached")
    void differenceRemainsAfterAChangeAsItDoesForPrisma(GoldenPair pair) {
        makeFrom(pair);

        session.run(change(pair));

        SqlSchema to = GoldenPair.schemaOf(pair.to());
        assertThat(Difference.between(described(to), to).isEmpty()
                        && Difference.between(to, described(to)).isEmpty())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void serverRefusesTheScriptThatIsPrismas(GoldenPair pair) {
        makeFrom(pair);

        assertThatThrownBy(() -> session.run(change(pair))).isInstanceOf(ServerException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongInPrisma")
    void serverRefusesPrismasScriptThatIsNotOurs(GoldenPair pair) {
        makeFrom(pair);

        assertThatThrownBy(() -> session.run(pair.script())).isInstanceOf(ServerException.class);
    }

    @AfterEach
    void leaveNoTransaction() {
        session.rollBack();
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
        empty(text);

        session.run(script(SqlSchema.EMPTY, derived));

        assertSame(derived);
    }

    private static void makeFrom(GoldenPair pair) {
        empty(pair.from() + pair.to());
        session.run(script(SqlSchema.EMPTY, GoldenPair.schemaOf(pair.from())));
    }

    /** Nothing but what the schema takes for granted. */
    private static void empty(String text) {
        session.run(EMPTY_AGAIN);
        if (text.contains("@db.Citext") && !text.contains("extensions")) {
            session.run("CREATE EXTENSION citext");
        }
    }

    private static String change(GoldenPair pair) {
        return script(GoldenPair.schemaOf(pair.from()), GoldenPair.schemaOf(pair.to()));
    }

    private static String script(SqlSchema from, SqlSchema to) {
        return MigrationScript.of(Difference.between(from, to));
    }

    private static SqlSchema described(SqlSchema derived) {
        return DatabaseDescriber.describe(
                session, derived.namespaces().isEmpty() ? List.of("public") : derived.namespaces());
    }

    private static void assertSame(SqlSchema derived) {
        SqlSchema described = described(derived);
        assertThat(Difference.between(described, derived).steps())
                .as("from the database to the schema")
                .isEmpty();
        assertThat(Difference.between(derived, described).steps())
                .as("from the schema to the database, which has extensions that no file names")
                .allMatch(CreateExtension.class::isInstance);
    }
}
