package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever two schemas are compared, the script leads a real, empty database from the one to the other. */
class RandomDifferenceDbTest {

    /** See {@link ReferenceLimit#REFUSED}: Prisma's script, which is ours, leaves the cast to the server. */
    private static final String NO_SUCH_CAST_BY_ITSELF = "42804";

    private static TestDatabase database;
    private static Session session;

    @BeforeContainer
    static void open() {
        database = TestPostgres.shared().newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
        session.run("CREATE SCHEMA types; CREATE EXTENSION citext SCHEMA types");
        session.run("SET search_path = public, types");
    }

    @AfterContainer
    static void close() {
        session.close();
        database.close();
    }

    @Property(tries = 40)
    void aSchemaDoesNotDifferFromItself(@ForAll("schemaTexts") String text) {
        SqlSchema schema = GoldenPair.schemaOf(text);
        assertThat(Difference.between(schema, schema).steps()).isEmpty();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void scriptLeadsFromAnySchemaToAnyOther(@ForAll("schemaTexts") String before, @ForAll("schemaTexts") String after) {
        session.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        SqlSchema wanted = GoldenPair.schemaOf(after.replace("UGLY", "ODD"));
        run(Difference.between(described(), GoldenPair.schemaOf(before)));
        run(Difference.between(described(), wanted));
        assertThat(Difference.between(described(), wanted).steps()).isEmpty();
    }

    @Provide
    Arbitrary<String> schemaTexts() {
        return RandomSchema.texts();
    }

    /** Step by step: PostgreSQL takes a new value of an enum into use only after the transaction that adds it. */
    private static void run(Difference difference) {
        for (Step step : difference.steps()) {
            String script = MigrationScript.of(new Difference(difference.from(), difference.to(), List.of(step)));
            try {
                session.run(script);
            } catch (ServerException e) {
                boolean refusedCast = e.error().sqlState().equals(NO_SUCH_CAST_BY_ITSELF);
                Assume.that(!(step instanceof Step.AlterTable && refusedCast));
                throw new AssertionError(script, e);
            }
        }
    }

    private static SqlSchema described() {
        return DatabaseDescriber.describe(session, List.of("public"));
    }
}
