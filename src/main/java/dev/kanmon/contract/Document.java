package dev.kanmon.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is too long for a report: a whole plan, a difference of schemas, scripts. It is on its way from the pod that made it
 * to the ConfigMap that keeps it. The pod has no access to the API server, and its last words have no room, so it goes
 * through the pod's log, as one line.
 *
 * @param files texts by the key that the ConfigMap gives them, such as {@code plan.md}
 */
public record Document(SortedMap<String, String> files) {

    public static final String PLAN_JSON = "plan.json";
    public static final String PLAN_MARKDOWN = "plan.md";
    /** What a person did to the target, in words. */
    public static final String DRIFT_MARKDOWN = "drift.md";
    /** From the history to the target: what was done by hand, as a migration would do it. */
    public static final String DRIFT_SQL = "drift.sql";
    /** From the target to the history: takes back what was done by hand. */
    public static final String UNDO_DRIFT_SQL = "undo-drift.sql";
    /** What a failed migration left, and what can be done about it, in words. */
    public static final String REPAIR_MARKDOWN = "repair.md";
    /** From the target as it is to the schema before the failed migration. */
    public static final String BACKWARD_SQL = "backward.sql";
    /** From the target as it is to the schema after the failed migration. */
    public static final String FORWARD_SQL = "forward.sql";

    /** A ConfigMap holds 1 MiB in all (core/validation, MaxSecretSize); this is for all texts together, bytes of UTF-8. */
    private static final int MAX_BYTES = 900_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String EVENT = "document";

    public Document {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static Document of(Map<String, String> files) {
        return new Document(new TreeMap<>(files));
    }

    /** {@code sha256:} and 64 hexadecimal digits over keys and texts; a report names its document by it. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        files.forEach((key, file) -> append(append(text, key), file));
        return digestOf(text.toString());
    }

    /** {@code sha256:} and 64 hexadecimal digits over one text. */
    public static String digestOf(String text) {
        return "sha256:"
                + SourceDigest.hashOf(text.getBytes(StandardCharsets.UTF_8)).replace("sha256:", "");
    }

    /** With its length first, so that no two documents run together to the same text. */
    private static StringBuilder append(StringBuilder text, String part) {
        return text.append(part.length()).append(':').append(part);
    }

    /** Whether a ConfigMap has room for it. */
    public boolean fits() {
        return files.values().stream()
                        .mapToLong(file -> file.getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                <= MAX_BYTES;
    }

    /** The line, without its end. */
    public String toLogLine() {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("event", EVENT);
            out.writeObjectFieldStart("files");
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.writeStringField(file.getKey(), file.getValue());
            }
            out.writeEndObject();
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
    public static Optional<Document> inLog(String log, String digest) {
        return log.lines()
                .filter(line -> line.startsWith("{") && line.contains(EVENT))
                .flatMap(line -> ofLine(line).stream())
                .filter(document -> document.digest().equals(digest))
                .findFirst();
    }

    private static Optional<Document> ofLine(String line) {
        String event = "";
        Map<String, String> files = new TreeMap<>();
        try (JsonParser in = JSON.createParser(line)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "event" -> event = in.getText();
                    case "files" -> readFiles(in, files);
                    default -> in.skipChildren();
                }
            }
        } catch (IOException notWhole) {
            return Optional.empty();
        }
        return event.equals(EVENT) ? Optional.of(of(files)) : Optional.empty();
    }

    private static void readFiles(JsonParser in, Map<String, String> files) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            files.put(key, in.getText());
        }
    }
}
