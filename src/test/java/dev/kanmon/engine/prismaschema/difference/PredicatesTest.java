package dev.kanmon.engine.prismaschema.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL 15 printed of conditions is what was said; what means something else is a difference. */
class PredicatesTest {

    private final Predicates predicates = new Predicates();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a > 1                         | (a > 1)
            a = -1                        | (a = '-1'::integer)
            n > 0                         | (n > (0)::numeric)
            "a" != 1 AND t = 'x'          | ((a <> 1) AND (t = 'x'::text))
            a > 1 AND (b > 1 AND c > 1)   | ((a > 1) AND (b > 1) AND (c > 1))
            s = 'ACTIVE'                  | (s = 'ACTIVE'::"Status")
            v = 'x'                       | ((v)::text = 'x'::text)
            v IN ('x', 'y')               | ((v)::text = ANY (ARRAY['x'::text, 'y'::text]))
            v NOT IN ('x', 'y')           | (v <> ALL (ARRAY['x'::text, 'y'::text]))
            v IN ('x')                    | (v = 'x'::text)
            a BETWEEN 1 AND 5             | ((a >= 1) AND (a <= 5))
            a NOT BETWEEN 1 AND 5         | ((a < 1) OR (a > 5))
            t LIKE 'x%'                   | (t ~~ 'x%'::text)
            NOT b                         | (NOT b)
            "deletedAt" is null           | ("deletedAt" IS NULL)
            lower(t) = 'x' and b is true  | ((lower(t) = 'x'::text) AND (b IS TRUE))
            t.a > 1                       | (a > 1)
            """)
    void whatAServerPrintsIsWhatWasSaid(String said, String printed) {
        assertThat(match(said, printed)).isTrue();
        assertThat(match(printed, said)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (a OR b) AND c                | a OR (b AND c)
            NOT (a AND b)                 | (NOT a) AND b
            (a + b) * c > 0               | a + (b * c) > 0
            a > 1                         | a >= 1
            a > 1                         | b > 1
            a IN (1, 2)                   | a IN (1, 3)
            a IN (1, 2)                   | a NOT IN (1, 2)
            a IS NULL                     | a IS NOT NULL
            a IS TRUE                     | a IS NOT TRUE
            t = 'NULL'                    | t = NULL
            t = 'x'                       | t = 'X'
            "A" > 1                       | a > 1
            lower(t) = 'x'                | upper(t) = 'x'
            m::date = d                   | m::time = d
            a > 1 AND b > 1               | a > 1
            a >                           | a > 1
            a > 1; DROP TABLE t           | a > 1
            """)
    void whatMeansSomethingElseDiffers(String one, String other) {
        assertThat(match(one, other)).isFalse();
        assertThat(match(other, one)).isFalse();
    }

    @Test
    void noConditionIsLikeNoOther() {
        assertThat(predicates.match(Optional.empty(), Optional.empty())).isTrue();
        assertThat(predicates.match(Optional.of("a > 1"), Optional.empty())).isFalse();
    }

    private boolean match(String one, String other) {
        return predicates.match(Optional.of(one), Optional.of(other));
    }
}
