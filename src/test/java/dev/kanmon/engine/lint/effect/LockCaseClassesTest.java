package dev.kanmon.engine.lint.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.classify.Classifier;
import dev.kanmon.engine.lint.MigrationToLint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every kind of statement whose locks are claimed has a class that somebody decided on. */
class LockCaseClassesTest {

    private static final int SERVER = 180000;

    @Test
    void eachKindOfStatementIsWhatTheTableSays() throws IOException {
        Map<String, String> decided = decided();

        assertThat(LockCase.all()).extracting(LockCase::title).containsExactlyInAnyOrderElementsOf(decided.keySet());
        assertThat(LockCase.all())
                .filteredOn(lockCase -> !classOf(lockCase).equals(decided.get(lockCase.title())))
                .extracting(lockCase -> lockCase.title() + " is " + classOf(lockCase))
                .isEmpty();
    }

    private static String classOf(LockCase lockCase) {
        return Classifier.classify(
                        List.of(
                                new MigrationToLint("1_before", lockCase.before(), true),
                                new MigrationToLint("2_case", lockCase.statement(), false)),
                        SERVER,
                        "public")
                .get(0)
                .migrationClass()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> decided() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        try (InputStream table = LockCaseClassesTest.class.getResourceAsStream("classes.txt")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .forEach(cells -> classes.put(cells[1], cells[0]));
        }
        return classes;
    }
}
