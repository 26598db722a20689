package dev.kanmon.runner.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.engine.classify.Reason;
import dev.kanmon.engine.classify.Verdict;
import dev.kanmon.engine.deploy.HeldMigration;
import dev.kanmon.engine.deploy.Selection;
import java.io.IOException;
import java.util.Locale;

/** The part of a plan's JSON that says what each pending migration is, and which are held. */
final class ClassJson {

    private ClassJson() {}

    /** @param limit how many reasons are written at the most, of each migration */
    static void write(JsonGenerator json, Selection selection, int limit) throws IOException {
        json.writeArrayFieldStart("classes");
        for (Verdict verdict : selection.verdicts()) {
            json.writeStartObject();
            json.writeStringField("migration", verdict.migration());
            json.writeStringField("class", verdict.migrationClass().name().toLowerCase(Locale.ROOT));
            json.writeArrayFieldStart("reasons");
            for (Reason reason : verdict.reasons().stream().limit(limit).toList()) {
                reason(json, reason);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("held");
        for (HeldMigration held : selection.held()) {
            json.writeStartObject();
            json.writeStringField("migration", held.migration());
            json.writeStringField("because", held.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void reason(JsonGenerator json, Reason reason) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", reason.line());
        json.writeStringField("statement", reason.statement());
        json.writeStringField("kind", reason.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("sentence", reason.sentence());
        json.writeEndObject();
    }
}
