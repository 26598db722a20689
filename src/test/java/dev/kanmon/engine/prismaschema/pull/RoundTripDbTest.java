package dev.kanmon.engine.prismaschema.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kanmon.engine.prismaschema.GoldenPair;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pulled file says the database that it was pulled from, and a second pull changes nothing. */
class RoundTripDbTest {

    /** What no schema file can say, of Prisma's own either. */
    private static final Map<String, String> UNSAYABLE = Map.of(
            "enum values", "the value '' is @map(\"\"), which Prisma writes and then refuses to read",
            "names that cannot be said", "the same",
            "many to many of Prisma 5", "Prisma 7 has a primary key where Prisma 5 had a unique index, and migrates",
            "no columns", "a table without columns stands in a comment");

    private static final String NOTHING = MigrationScript.of(Difference.between(SqlSchema.EMPTY, SqlSchema.EMPTY));

    /** Columns whose whole name cannot be said stand in a comment, with Prisma as here. */
    private static final Set<String> WITHOUT_A_NAME = Set.of("multibyte_columns", "foreign_keys_multibyte");

    /** Prisma's script makes an extension in a database schema that the search path does not have, and names none. */
    private static final String TYPE_OUT_OF_REACH = "extensions: with_schemas";

    private static EmptiedDatabase database;

    @BeforeAll
    static void open() {
        database = new EmptiedDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<PullRecording> recordings() {
        return PullRecording.all().filter(recording -> !UNSAYABLE.containsKey(recording.name()));
    }

    /** Every recorded schema that is led to, each once. */
    static Stream<GoldenPair> schemas() {
        Set<String> seen = new LinkedHashSet<>();
        return GoldenPair.all().filter(pair -> !pair.to().isEmpty() && seen.add(pair.to()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aPulledDatabaseIsWhatItsFileSays(PullRecording recording) {
        SqlSchema live = database.described(recording.ddl(), recording.before());
        assertRoundTrip(live, recording.before());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void aDerivedSchemaIsPulledAgain(GoldenPair pair) {
        assumeFalse(
                WITHOUT_A_NAME.contains(pair.name()),
                () -> "skipped: " + pair + " has columns that a new file cannot name");
        List<SchemaFile> file = List.of(new SchemaFile("schema.prisma", pair.to()));
        SqlSchema live = database.described(script(pair), file);
        assertRoundTrip(live, ConfigurationOnly.of(file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void aFileChangesExactlyWhereItDoesNotSayTheDatabase(GoldenPair pair) {
        List<SchemaFile> file = List.of(new SchemaFile("schema.prisma", pair.to()));
        SqlSchema live = database.described(script(pair), file);
        boolean says = Difference.between(live, derived(file)).isEmpty();
        List<SchemaFile> pulled = SchemaPull.pull(live, file).files();
        if (says) {
            assertThat(pulled).isEqualTo(file);
        } else {
            assertThat(pulled).isNotEqualTo(file);
        }
    }

    private static void assertRoundTrip(SqlSchema live, List<SchemaFile> before) {
        List<SchemaFile> pulled = SchemaPull.pull(live, before).files();
        assertThat(MigrationScript.of(Difference.between(live, derived(pulled))))
                .isEqualTo(NOTHING);
        assertThat(SchemaPull.pull(live, pulled).files()).isEqualTo(pulled);
    }

    private static String script(GoldenPair pair) {
        assumeFalse(
                pair.toString().equals(TYPE_OUT_OF_REACH),
                () -> "skipped: " + pair + " uses a type of a schema that is not in the search path");
        String script = MigrationScript.of(Difference.between(SqlSchema.EMPTY, GoldenPair.schemaOf(pair.to())));
        boolean citext = pair.to().contains("@db.Citext") && !script.contains("CREATE EXTENSION");
        return citext ? "CREATE EXTENSION citext;\n" + script : script;
    }

    private static SqlSchema derived(List<SchemaFile> files) {
        ModelReader.Result read = ModelReader.read(files);
        read.problems().requireNoErrors();
        return SchemaDeriver.derive(read.model());
    }
}
