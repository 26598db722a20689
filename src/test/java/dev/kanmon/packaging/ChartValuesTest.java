package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, their schema and their documentation agree. */
class ChartValuesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| \\S.* \\|$");

    @Test
    void readmeNamesEveryValueWithItsDefault() {
        String readme = Manifests.read(Chart.DIRECTORY.resolve("README.md"));
        String values = readme.substring(readme.indexOf("## Values"));
        Map<String, String> documented = TABLE_ROW
                .matcher(values)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), (MatchResult row) -> row.group(2)));
        assertThat(documented).isEqualTo(leaves());
    }

    @Test
    void schemaKnowsEveryValue() throws IOException {
        JsonNode schema = JSON.readTree(Manifests.read(Chart.DIRECTORY.resolve("values.schema.json")));
        assertThat(leaves().keySet())
                .allSatisfy(path -> assertThat(isKnown(schema, path)).as(path).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas: two                                 | replicas
            replicas: -1                                  | replicas
            replica: 2                                    | replica
            watchNamespaces: shop                         | watchNamespaces
            watchNamespaces: [Shop]                       | watchNamespaces
            watchNamespaces: [shop, shop]                 | watchNamespaces
            'image: {tag: 1.0}'                           | tag
            'image: {digest: latest}'                     | digest
            'image: {pullPolicy: Sometimes}'              | pullPolicy
            imageVolumes: Perhaps                         | imageVolumes
            'log: {level: LOUD}'                          | level
            'leaderElection: {enabled: "yes"}'            | enabled
            'podDisruptionBudget: {maxUnavailable: 0}'    | maxUnavailable
            'service: {port: 65536}'                      | port
            'extraEnv: [{value: a}]'                      | extraEnv
            'gate: {port: 0}'                             | port
            'gate: {open: true}'                          | gate
            'gate: {authentication: {mode: Perhaps}}'     | mode
            """)
    void wrongValuesAreRefusedByName(String values, String name) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(name);
    }

    /** Defaults as JSON by path; a map that is not empty is a level of its own. */
    private static Map<String, String> leaves() {
        Map<String, String> leaves = new TreeMap<>();
        String yaml = Manifests.read(Chart.DIRECTORY.resolve("values.yaml"));
        collect("", JSON.valueToTree(Serialization.unmarshal(yaml, Map.class)), leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode value, Map<String, String> leaves) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
        } else {
            leaves.put(path, value.toString());
        }
    }

    /** Walks down to the value, or to an object of Kubernetes' own, whose inside is Kubernetes' to check. */
    private static boolean isKnown(JsonNode schema, String path) {
        JsonNode current = schema;
        for (String name : path.split("\\.")) {
            if (!current.has("properties")) {
                return current.path("type").asText().equals("object");
            }
            current = current.path("properties").path(name);
        }
        return !current.isMissingNode();
    }
}
