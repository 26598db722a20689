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
    private static final int FEWEST_PAIRS = 80;

    static Stream<GoldenPair> pairs() {
        return GoldenPair.all();
    }

    @Test
    void thereAreEnoughPairs() {
        assertThat(pairs()).hasSizeGreaterThanOrEqualTo(FEWEST_PAIRS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void scriptIsPrismas(GoldenPair pair) {
        assertThat(MigrationScript.of(between(pair)).stripTrailing())
                .isEqualTo(pair.script().stripTrailing());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void summaryIsPrismas(GoldenPair pair) {
        assertThat(Summary.of(between(pair)).stripTrailing())
                .isEqualTo(pair.summary().stripTrailing());
    }

    private static Difference between(GoldenPair pair) {
        return Difference.between(GoldenPair.schemaOf(pair.from()), GoldenPair.schemaOf(pair.to()));
    }
}
