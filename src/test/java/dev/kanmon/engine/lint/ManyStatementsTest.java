package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time that lint takes grows with a script, not with its square. */
class ManyStatementsTest {

    private static final int MANY = 5_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (#, 'x');",
                "ALTER TABLE t# ADD COLUMN c int;",
                "ALTER TABLE t DROP COLUMN c#;",
                "CREATE TABLE t# (id int PRIMARY KEY, other int REFERENCES t0);",
                "ALTER TABLE t# RENAME TO u#;",
                "ALTER TYPE e ADD VALUE 'x#';",
                "ROLLBACK;"
            })
    @Timeout(60)
    void areLintedInBoundedTime(String statement) {
        String script = script(statement, MANY);
        LintOf.script(script(statement, 1000));

        long start = System.nanoTime();
        LintOf.script(script);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {30})
    @Timeout(30)
    void functionsThatCallEachOtherAreLookedIntoOnce(int depth) {
        String script = Stream.concat(
                        IntStream.range(0, depth)
                                .mapToObj(i -> "CREATE FUNCTION f" + i + "() RETURNS int LANGUAGE sql AS 'SELECT f"
                                        + (i + 1) + "() + f" + (i + 1) + "() + f0()';"),
                        Stream.of("CREATE FUNCTION f" + depth
                                + "() RETURNS int LANGUAGE sql AS 'DELETE FROM t; SELECT 1';"))
                .collect(Collectors.joining("\n", "", "\nSELECT f0();"));

        assertThat(LintOf.script(script))
                .extracting(Finding::rule)
                .filteredOn(rule -> rule.startsWith("data/"))
                .containsExactly("data/delete-all");
    }

    private static String script(String statement, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> statement.replace("#", String.valueOf(i)))
                .collect(Collectors.joining("\n"));
    }
}
