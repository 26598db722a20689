package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.script.Summary;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From two schemas' text to script and summary: the whole road, held to what Prisma's own engine prints. */
class GoldenSchemaTest {

    /** What issue 7 asks for. */
    private static final int FEWEST_EQUAL = 80;

    static Stream<GoldenPair> equal() {
        return GoldenPair.all().filter(pair -> Deviation.of(pair).isEmpty());
    }

    static Stream<GoldenPair> deviating() {
        return GoldenPair.all().filter(pair -> Deviation.of(pair).isPresent());
    }

    @Test
    void enoughPairsAreEqual() {
        assertThat(equal()).hasSizeGreaterThanOrEqualTo(FEWEST_EQUAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("equal")
    void scriptIsPrismas(GoldenPair pair) {
        assertThat(script(pair)).isEqualTo(pair.script());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deviating")
    void scriptIsNotPrismasOnPurpose(GoldenPair pair) {
        assertThat(script(pair)).isNotEqualTo(pair.script());
    }

    static Stream<GoldenPair> equalInSummary() {
        return GoldenPair.all()
                .filter(pair ->
                        Deviation.of(pair).filter(Deviation::isInSummary).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("equalInSummary")
    void summaryIsPrismas(GoldenPair pair) {
        assertThat(Summary.of(between(pair))).isEqualTo(pair.summary());
    }

    private static String script(GoldenPair pair) {
        return MigrationScript.of(between(pair));
    }

    private static Difference between(GoldenPair pair) {
        return Difference.between(GoldenPair.schemaOf(pair.from()), GoldenPair.schemaOf(pair.to()));
    }
}
