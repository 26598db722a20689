package dev.kanmon.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A whole plan, on its way from the pod that made it to the ConfigMap that keeps it. The pod has no access to the API
 * server, and its last words have no room, so it goes through the pod's log, as one line.
 *
 * @param json for machines
 * @param markdown for people
 */
public record PlanDocument(String json, String markdown) {

    /** A ConfigMap holds 1 MiB in all (core/validation, MaxSecretSize); this is for the two texts together, bytes of UTF-8. */
    private static final int MAX_BYTES = 900_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String EVENT = "plan-document";

    /** What {@link RunReport.Plan#documentDigest()} says of this document. */
    public String digest() {
        return "sha256:"
                + SourceDigest.hashOf(json.getBytes(StandardCharsets.UTF_8)).replace("sha256:", "");
    }

    /** Whether a ConfigMap has room for it. */
    public boolean fits() {
        return json.getBytes(StandardCharsets.UTF_8).length + markdown.getBytes(StandardCharsets.UTF_8).length
                <= MAX_BYTES;
    }

    /** The line, without its end. */
    public String toLogLine() {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("event", EVENT);
            out.writeStringField("json", json);
            out.writeStringField("markdown", markdown);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return line.toString();
    }

    /**
     * @param log a pod's log, or the end of one
     * @param digest what the report says of the document
     * @return empty where the log does not have it, or not whole
     */
    public static Optional<PlanDocument> inLog(String log, String digest) {
        return log.lines()
                .filter(line -> line.startsWith("{") && line.contains(EVENT))
                .flatMap(line -> ofLine(line).stream())
                .filter(document -> document.digest().equals(digest))
                .findFirst();
    }

    private static Optional<PlanDocument> ofLine(String line) {
        String event = "";
        String json = "";
        String markdown = "";
        try (JsonParser in = JSON.createParser(line)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "event" -> event = in.getText();
                    case "json" -> json = in.getText();
                    case "markdown" -> markdown = in.getText();
                    default -> in.skipChildren();
                }
            }
        } catch (IOException notWhole) {
            return Optional.empty();
        }
        return event.equals(EVENT) ? Optional.of(new PlanDocument(json, markdown)) : Optional.empty();
    }
}
