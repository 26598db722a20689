package dev.kanmon.ecosystem;

import dev.kanmon.examples.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The parts of examples/gates/flagger.yaml. */
final class FlaggerExample {

    private static final Path FILE = Path.of("examples", "gates", "flagger.yaml");

    private FlaggerExample() {}

    /** The Canary's webhooks, in their order. */
    static List<Map<String, Object>> webhooks() {
        return Examples.resources(FILE).get(0).get("spec", "analysis", "webhooks");
    }

    /** Where the webhook of a type calls. */
    static String url(String type) {
        return webhooks().stream()
                .filter(webhook -> webhook.get("type").equals(type))
                .findFirst()
                .map(FlaggerExample::url)
                .orElseThrow(() -> new AssertionError(FILE + " has no webhook " + type));
    }

    static String url(Map<String, Object> webhook) {
        return (String) webhook.get("url");
    }
}
