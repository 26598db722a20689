package dev.kanmon.runner.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.schema.side.Comparison;
import dev.kanmon.runner.output.Json;
import java.io.IOException;
import java.util.Locale;

/** For machines: one object, with what changes, the statements, and what was not compared. */
public final class JsonFormat implements DiffFormat {

    /** Of the object's shape; fields may be added to it without a new number. */
    private static final int VERSION = 1;

    @Override
    public String write(DiffReport report) {
        Comparison comparison = report.comparison();
        return Json.write(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("from", report.from());
            json.writeStringField("to", report.to());
            json.writeBooleanField("different", !comparison.isEmpty());
            json.writeArrayFieldStart("changes");
            for (ObjectChange change : comparison.difference().changes()) {
                writeChange(json, change);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("statements");
            for (ScriptStatement statement : comparison.script().statements()) {
                writeStatement(json, statement);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notCompared");
            for (String sentence : comparison.notCompared()) {
                json.writeString(sentence);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeChange(JsonGenerator json, ObjectChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("change", word(change.kind()));
        json.writeStringField("kind", change.object().kind().word());
        json.writeStringField("schema", change.object().schema());
        json.writeStringField("owner", change.object().owner());
        json.writeStringField("name", change.object().name());
        writeIfPresent(json, "from", change.from());
        writeIfPresent(json, "to", change.to());
        json.writeEndObject();
    }

    private static void writeStatement(JsonGenerator json, ScriptStatement statement) throws IOException {
        json.writeStartObject();
        json.writeStringField("sql", statement.sql());
        writeIfPresent(json, "losesData", statement.losesData().orElse(null));
        json.writeEndObject();
    }

    private static void writeIfPresent(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String word(ObjectChange.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
