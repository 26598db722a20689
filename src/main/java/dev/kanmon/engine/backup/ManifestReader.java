package dev.kanmon.engine.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a manifest from its JSON. Fields of later builds are passed over; a later version of the shape is not. */
final class ManifestReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final Map<String, String> values = new HashMap<>();
    private final List<BackupManifest.File> files = new ArrayList<>();
    private final SortedMap<String, Long> rows = new TreeMap<>();

    private ManifestReader(JsonParser json) {
        this.json = json;
    }

    /** @throws IOException where it cannot be read, or is no manifest of {@value BackupManifest#VERSION} or older */
    static BackupManifest read(InputStream content) throws IOException {
        try (JsonParser json = JSON.createParser(content)) {
            return new ManifestReader(json).manifest();
        }
    }

    private BackupManifest manifest() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            expect(json.currentToken(), JsonToken.FIELD_NAME);
            String field = json.currentName();
            json.nextToken();
            readField(field);
        }
        if (number("version") > BackupManifest.VERSION) {
            throw broken("it has version " + text("version"));
        }
        return build();
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "files" -> readFiles();
            case "rows" -> readRows();
            default -> {
                if (json.currentToken().isScalarValue()) {
                    values.put(field, json.getValueAsString());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void readFiles() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.START_OBJECT);
            Map<String, String> file = new HashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                file.put(field, json.getValueAsString());
                json.skipChildren();
            }
            files.add(new BackupManifest.File(
                    required(file, "name"), parseNumber("bytes", required(file, "bytes")), required(file, "digest")));
        }
    }

    private void readRows() throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String table = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
            rows.put(table, json.getLongValue());
        }
    }

    private BackupManifest build() throws IOException {
        if (files.isEmpty()) {
            throw broken("it names no file");
        }
        return new BackupManifest(
                (int) number("version"),
                text("name"),
                text("owner"),
                text("database"),
                text("schema"),
                instant("takenAt"),
                constant(BackupManifest.Content.class, "content"),
                Boolean.parseBoolean(text("restorable")),
                constant(BackupManifest.Format.class, "format"),
                files,
                (int) number("serverVersion"),
                text("clientVersion"),
                values.get("lsn"),
                text("fingerprint"),
                values.get("lastApplied"),
                (int) number("applied"),
                (int) number("entries"),
                rows,
                values.containsKey("verified") ? Boolean.valueOf(values.get("verified")) : null);
    }

    private String text(String field) throws IOException {
        return required(values, field);
    }

    private String required(Map<String, String> from, String field) throws IOException {
        String value = from.get(field);
        if (value == null) {
            throw broken("it has no " + field);
        }
        return value;
    }

    private long number(String field) throws IOException {
        return parseNumber(field, text(field));
    }

    private long parseNumber(String field, String value) throws IOException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw broken(field + " is no number");
        }
    }

    private Instant instant(String field) throws IOException {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeParseException e) {
            throw broken(field + " is no time");
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field) throws IOException {
        try {
            return Enum.valueOf(type, text(field));
        } catch (IllegalArgumentException e) {
            throw broken(field + " is not known");
        }
    }

    private void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw broken("it has another shape");
        }
    }

    private JsonParseException broken(String why) {
        return new JsonParseException(json, "not a manifest: " + why);
    }
}
