package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever two schemas are compared, the script leads a real, empty database from the one to the other. */
class RandomDifferenceDbTest {

    private static final Pattern ENUM_THAT_REFERENCES = Pattern.compile("\\br\\d+\\w+ (?:Mood|Size)|m\\d+a ");

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
        SqlSchema wanted = GoldenPair.schemaOf(withAnotherValue(before, after));
        run(Difference.between(described(), GoldenPair.schemaOf(before)));
        run(Difference.between(described(), wanted));
        assertThat(Difference.between(described(), wanted).steps()).isEmpty();
    }

    /** With the length that PostgreSQL gives a type without one: to Prisma, and so to us, the two are not the same. */
    @Provide
    Arbitrary<String> schemaTexts() {
        return RandomSchema.texts().map(text -> text.replaceAll("@db\\.(Char|Bit)(?![\\w(])", "@db.$1(1)"));
    }

    /** But where enums are foreign keys: PostgreSQL cannot change the type of the two ends one after the other. */
    private static String withAnotherValue(String before, String after) {
        boolean referenced = ENUM_THAT_REFERENCES.matcher(before + after).find();
        return referenced ? after : after.replace("UGLY", "ODD");
    }

    /** Step by step: PostgreSQL takes a new value of an enum into use only after the transaction that adds it. */
    private static void run(Difference difference) {
        for (Step step : difference.steps()) {
            session.run(MigrationScript.of(new Difference(difference.from(), difference.to(), List.of(step))));
        }
    }

    private static SqlSchema described() {
        return DatabaseDescriber.describe(session, List.of("public"));
    }
}
