package dev.kanmon.operator.gate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The body of a call by Flagger (CanaryWebhookPayload of flagger.app/v1beta1). Fields that it has besides are ignored.
 *
 * @param name the Canary
 * @param namespace its namespace
 * @param phase where the Canary stands
 * @param metadata what the Canary's author wrote for this webhook; {@code requires} names migrations, with commas between
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WebhookCall(String name, String namespace, String phase, Map<String, String> metadata) {

    private static final String REQUIRES = "requires";

    WebhookCall {
        metadata = metadata == null ? Map.of() : metadata;
    }

    /**
     * @param body may be null
     * @throws BadQuestion where this is not such a body
     */
    static WebhookCall parse(ObjectMapper json, Buffer body) {
        try {
            WebhookCall call =
                    body == null || body.length() == 0 ? null : json.readValue(body.getBytes(), WebhookCall.class);
            if (call == null) {
                throw new BadQuestion("The body must be a JSON object, as Flagger sends it; {} will do.");
            }
            return call;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** The migrations that the version needs; empty where the metadata names none. */
    Set<String> requires() {
        return metadata.containsKey(REQUIRES) ? new HashSet<>(Names.migrations(required())) : Set.of();
    }

    private String required() {
        String value = metadata.get(REQUIRES);
        return value == null ? "" : value;
    }

    private static BadQuestion unreadable() {
        return new BadQuestion(
                "The body must be a JSON object, as Flagger sends it, with strings for name, namespace, phase and all of metadata.");
    }
}
