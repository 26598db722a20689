package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.engine.lint.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What squawk 2.66.0 was seen to find of locks, in {@code golden/squawk/squawk.json}, Kanmon finds too. */
class SquawkLockRulesTest {

    /** squawk's rules on locks, and ours that say the same. One name for squawk can be several things here. */
    private static final Map<String, Set<String>> OURS = Map.ofEntries(
            Map.entry("require-concurrent-index-creation", Set.of("lock/index-not-concurrent")),
            Map.entry("require-concurrent-index-deletion", Set.of("lock/drop-index-not-concurrent")),
            Map.entry("require-concurrent-reindex", Set.of("lock/reindex-not-concurrent")),
            Map.entry("require-concurrent-partition-detach", Set.of("lock/detach-partition")),
            Map.entry(
                    "constraint-missing-not-valid",
                    Set.of("lock/check-validated", "lock/foreign-key-validated", "lock/unique-constraint")),
            Map.entry("adding-foreign-key-constraint", Set.of("lock/foreign-key-validated")),
            Map.entry("adding-field-with-default", Set.of("lock/volatile-default", "lock/stored-generated")),
            Map.entry("adding-not-nullable-field", Set.of("lock/set-not-null")),
            Map.entry("adding-required-field", Set.of("lock/add-required-column")),
            Map.entry("adding-serial-primary-key-field", Set.of("lock/serial-column", "lock/primary-key")),
            Map.entry("changing-column-type", Set.of("lock/type-rewrite")),
            Map.entry("disallowed-unique-constraint", Set.of("lock/unique-constraint")));

    /** Cases in which squawk finds one of these and we do not, with the reason. */
    private static final Map<String, String> DEVIATIONS = Map.of(
            "zz_prisma_create",
            "the index is on a table that the same migration made; squawk knows of that between BEGIN and COMMIT only");

    private final Linter linter = new Linter(Rules.all());

    @TestFactory
    Stream<DynamicTest> whatSquawkFindsIsFoundOnTheSameLine() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(
                        Path.of("src/test/resources/golden/squawk/squawk.json").toFile());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode squawk : golden.path("cases")) {
            String name = squawk.path("rule").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> compare(name, squawk)));
        }
        return tests.stream();
    }

    private void compare(String name, JsonNode squawk) {
        List<Finding> findings = linter.lint(new LintRequest(
                        List.of(new MigrationToLint(
                                "20260101000000_a", squawk.path("sql").asText(), false)),
                        180000,
                        "public",
                        List.of()))
                .findings();
        for (JsonNode theirs : squawk.path("default").path("json")) {
            Set<String> ours = OURS.getOrDefault(theirs.path("rule_name").asText(), Set.of());
            if (!ours.isEmpty()) {
                // squawk counts lines from 0.
                Set<String> found = findings.stream()
                        .filter(finding ->
                                finding.place().line() == theirs.path("line").asInt() + 1)
                        .map(Finding::rule)
                        .collect(Collectors.toSet());
                if (DEVIATIONS.containsKey(name)) {
                    assertThat(found).as(DEVIATIONS.get(name)).doesNotContainAnyElementsOf(ours);
                } else {
                    assertThat(found).as(squawk.path("sql").asText()).containsAnyElementsOf(ours);
                }
            }
        }
    }
}
