package dev.kanmon.engine.lint;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What squawk 2.66.0 was recorded to find in its groups data, compat, tx and file, we find on the same line. */
class SquawkTest {

    private static final Map<String, String> OURS = Map.ofEntries(
            entry("ban-drop-column", "data/drop-column"),
            entry("ban-drop-table", "data/drop-table"),
            entry("ban-drop-database", "data/drop-database"),
            entry("ban-truncate-cascade", "data/truncate-cascade"),
            entry("ban-drop-not-null", "compat/drop-not-null"),
            entry("changing-column-type", "data/narrowing-type"),
            entry("renaming-column", "compat/rename-column"),
            entry("renaming-table", "compat/rename-table"),
            entry("adding-required-field", "compat/new-required-without-default"),
            entry("ban-concurrent-index-creation-in-transaction", "tx/concurrently-in-transaction"),
            entry("ban-uncommitted-transaction", "tx/begin-without-commit"),
            entry("transaction-nesting", "tx/nested-begin"),
            entry("syntax-error", "file/syntax"));

    /** Rules of squawk that are answered elsewhere, or on purpose not at all. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            entry("require-concurrent-index-creation", "lock/index-not-concurrent"),
            entry("require-concurrent-index-deletion", "lock/drop-index-not-concurrent"),
            entry("require-concurrent-reindex", "lock/reindex-not-concurrent"),
            entry("require-concurrent-partition-detach", "lock/detach-partition"),
            entry("constraint-missing-not-valid", "lock/check-validated and its like"),
            entry("adding-field-with-default", "lock/volatile-default"),
            entry("adding-foreign-key-constraint", "lock/foreign-key-validated"),
            entry("adding-not-nullable-field", "lock/set-not-null"),
            entry("adding-serial-primary-key-field", "lock/serial-column"),
            entry("disallowed-unique-constraint", "lock/unique-constraint"),
            entry("prefer-bigint-over-int", "practice/int-primary-key"),
            entry("prefer-bigint-over-smallint", "practice/int-primary-key"),
            entry("prefer-identity", "practice/serial"),
            entry("prefer-text-field", "practice/varchar-limit"),
            entry("prefer-timestamp-tz", "practice/timestamp-without-tz"),
            entry("ban-char-field", "practice/char-type"),
            entry("identifier-too-long", "practice/identifier-too-long"),
            entry(
                    "prefer-robust-stmts",
                    "a run is atomic, and one that is not keeps its progress: IF NOT EXISTS hides errors"),
            entry("require-lock-timeout", "a run always sets one"),
            entry("require-statement-timeout", "a run sets the one of its resource"),
            entry("require-table-schema", "the target's URL names the schema"),
            entry("require-enum-value-ordering", "the order of an enum's values is a matter of taste"),
            entry("ban-create-domain-with-constraint", "a new domain has no column yet"),
            entry("ban-alter-domain-with-add-constraint", "validates columns of a domain: a matter of locks"),
            entry("ban-duplicate-column-assignments", "the server refuses it, and rehearsal says so"));

    /** Cases in which we find what squawk was told to pass over by a comment of its own. */
    private static final Set<String> WITH_COMMENTS_OF_SQUAWK = Set.of("zz_ignored");

    @TestFactory
    Stream<DynamicTest> findsWhatSquawkFinds() throws IOException {
        return cases().map(
                        recorded -> DynamicTest.dynamicTest(recorded.get("rule").asText(), () -> check(recorded)));
    }

    @Test
    void listensToNoCommentOfSquawk() throws IOException {
        JsonNode ignored = cases().filter(recorded ->
                        WITH_COMMENTS_OF_SQUAWK.contains(recorded.get("rule").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(found(ignored)).contains("data/drop-table@2");
    }

    private static void check(JsonNode recorded) {
        List<String> found = found(recorded);
        for (JsonNode finding : recorded.get("default").get("json")) {
            String theirs = finding.get("rule_name").asText();
            if (OURS.containsKey(theirs)) {
                assertThat(found)
                        .contains(OURS.get(theirs) + "@" + (finding.get("line").asInt() + 1));
            } else {
                assertThat(NOT_HERE).containsKey(theirs);
            }
        }
    }

    private static List<String> found(JsonNode recorded) {
        return LintOf.script(recorded.get("sql").asText()).stream()
                .map(finding -> finding.rule() + "@" + finding.place().line())
                .toList();
    }

    private static Stream<JsonNode> cases() throws IOException {
        try (InputStream json = SquawkTest.class.getResourceAsStream("squawk/squawk.json")) {
            JsonNode root = new ObjectMapper().readTree(json);
            return StreamSupport.stream(root.get("cases").spliterator(), false);
        }
    }
}
