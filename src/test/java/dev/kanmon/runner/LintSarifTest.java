package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the schema of SARIF 2.1.0 requires, and what GitHub's code scanning wants besides. */
class LintSarifTest {

    @TempDir
    private Path folder;

    private JsonNode log;
    private JsonNode run;

    @BeforeEach
    void lint() throws IOException {
        Files.writeString(
                folder.resolve("20260101000000_größe a.sql"),
                "CREATE TABLE p (id serial PRIMARY KEY, j json);\nALTER SYSTEM SET work_mem = '1GB';\nSELECT $;");
        log = JsonMapper.builder()
                .build()
                .readTree(LintRun.of("lint", folder.toString(), "--format", "sarif")
                        .out());
        run = log.get("runs").get(0);
    }

    @Test
    void theLogHasItsVersionAndOneRunWithATool() {
        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        assertThat(log.get("runs")).hasSize(1);
        assertThat(run.get("tool").get("driver").get("name").asText()).isEqualTo("Kanmon");
        assertThat(run.get("columnKind").asText()).isEqualTo("utf16CodeUnits");
    }

    @Test
    void eachRuleHasAnIdOfItsOwnTextsAndALevel() {
        Set<String> ids = new HashSet<>();
        for (JsonNode rule : run.get("tool").get("driver").get("rules")) {
            assertThat(ids.add(rule.get("id").asText())).isTrue();
            for (String text : List.of("shortDescription", "fullDescription", "help")) {
                assertThat(rule.get(text).get("text").asText()).isNotBlank();
            }
            assertThat(rule.get("defaultConfiguration").get("level").asText()).isIn("note", "warning", "error");
        }
    }

    @Test
    void eachResultPointsToItsRuleAndToAPlace() {
        assertThat(run.get("results")).hasSizeGreaterThan(3);
        for (JsonNode result : run.get("results")) {
            JsonNode rule = run.get("tool")
                    .get("driver")
                    .get("rules")
                    .get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("level").asText()).isIn("note", "warning", "error");
            assertThat(result.get("message").get("text").asText()).isNotBlank();
            assertThat(result.get("locations")).hasSize(1);
            JsonNode place = result.get("locations").get(0).get("physicalLocation");
            assertThat(URI.create(place.get("artifactLocation").get("uri").asText())
                            .getPath())
                    .endsWith("größe a.sql");
            assertThat(place.get("region").get("startLine").asInt()).isPositive();
            assertThat(place.get("region").get("startColumn").asInt()).isPositive();
            assertThat(result.get("partialFingerprints").get("kanmonFinding/v1").asText())
                    .matches("[0-9a-f]{64}");
        }
    }
}
