package dev.kanmon.engine.plan.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessExpressionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price > 0",
                "\"userId\" > 0",
                "status IN ('a', 'it''s (odd)')",
                "char_length(name) <= 20 AND (age IS NULL OR age >= 18)",
                "code ~ '^[A-Z]{3}$'",
                "kind = ANY (ARRAY['a', 'b'])"
            })
    void readsItsColumnsAndNothingElse(String expression) {
        assertThat(HarmlessExpression.is(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nextval('s') > 0",
                "pg_catalog.pg_sleep(1) IS NULL",
                "\"lower\"(name) = 'x'",
                "f /* */ (x)",
                "f -- \n (x)",
                "true) OR (f(x)",
                "x = E'\\'' OR f(x) = ''",
                "(SELECT 1) = 1",
                "a OPERATOR(public.+) b = 1",
                "x = 'open",
                "\"a'b\" = 1 OR f(x) OR \"c'd\" = 1",
                "$$'$$ = f(x) || $$'$$",
                "true; DROP TABLE t"
            })
    void mayDoAnything(String expression) {
        assertThat(HarmlessExpression.is(expression)).isFalse();
    }
}
