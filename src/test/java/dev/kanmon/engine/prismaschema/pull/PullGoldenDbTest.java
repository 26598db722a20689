package dev.kanmon.engine.prismaschema.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prisma's files and warnings, byte for byte. */
class PullGoldenDbTest {

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
        return PullRecording.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aPullWritesWhatPrismaWrites(PullRecording recording) {
        SchemaPull.Result pulled =
                SchemaPull.pull(database.described(recording.ddl(), recording.before()), recording.before());
        assertThat(pulled.files()).containsExactlyInAnyOrderElementsOf(recording.after());
        assertThat(inPrismasForm(pulled.warnings())).isEqualTo(recording.warnings());
    }

    private static String inPrismasForm(List<String> warnings) {
        return warnings.isEmpty()
                ? ""
                : warnings.stream()
                        .map(warning -> "\n" + warning + "\n")
                        .collect(Collectors.joining("", "*** WARNING ***\n", ""));
    }
}
