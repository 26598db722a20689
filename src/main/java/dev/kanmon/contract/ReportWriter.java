package dev.kanmon.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a {@link RunReport} as JSON that Jackson's databind reads back as the same record. Streaming, since databind
 * would cost the runner a third of its start.
 */
public final class ReportWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private ReportWriter() {}

    /**
     * The report for a place that keeps {@value RunReport#MAX_BYTES} bytes: what is long is shortened and marked, as
     * {@link ShortReport} says, and the JSON stays whole.
     *
     * @return at most {@value RunReport#MAX_BYTES} bytes of UTF-8
     */
    public static byte[] shortened(RunReport report) {
        for (ShortReport.Limits limits : ShortReport.STEPS) {
            byte[] json = bytes(ShortReport.of(report, limits));
            if (json.length <= RunReport.MAX_BYTES) {
                return json;
            }
        }
        throw new IllegalStateException("the narrowest limits leave more than " + RunReport.MAX_BYTES + " bytes");
    }

    /** Writes the report's fields, without null ones, into an object that is open. */
    public static void writeFields(JsonGenerator json, RunReport report) throws IOException {
        json.writeNumberField("version", report.version());
        writeText(json, "command", report.command());
        writeText(json, "outcome", report.outcome().name());
        writeText(json, "code", report.code());
        writeText(json, "message", report.message());
        writeText(json, "hint", report.hint());
        writeText(json, "sourceDigest", report.sourceDigest());
        if (report.history() != null) {
            writeHistory(json, report.history());
        }
        writeTexts(json, "applied", report.applied());
        writeTexts(json, "pending", report.pending());
        writeTexts(json, "edited", report.edited());
        writeTexts(json, "missing", report.missing());
        if (report.failure() != null) {
            writeFailure(json, report.failure());
        }
        if (report.plan() != null) {
            writePlan(json, report.plan());
        }
        if (report.drift() != null) {
            writeDrift(json, report.drift());
        }
        if (report.repair() != null) {
            writeRepair(json, report.repair());
        }
        if (report.backup() != null) {
            writeBackup(json, report.backup());
        }
        if (report.required() != null) {
            json.writeObjectFieldStart("required");
            writeTexts(json, "applied", report.required().applied());
            writeTexts(json, "absent", report.required().absent());
            json.writeEndObject();
        }
        json.writeNumberField("durationMillis", report.durationMillis());
    }

    private static byte[] bytes(RunReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeFields(json, report);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeHistory(JsonGenerator json, RunReport.History history) throws IOException {
        json.writeObjectFieldStart("history");
        json.writeNumberField("applied", history.applied());
        json.writeNumberField("pending", history.pending());
        json.writeNumberField("failed", history.failed());
        writeText(json, "lastApplied", history.lastApplied());
        json.writeEndObject();
    }

    private static void writeFailure(JsonGenerator json, RunReport.Failure failure) throws IOException {
        json.writeObjectFieldStart("failure");
        writeText(json, "migration", failure.migration());
        writeText(json, "sqlState", failure.sqlState());
        writeText(json, "message", failure.message());
        writeText(json, "detail", failure.detail());
        writeText(json, "hint", failure.hint());
        writeText(json, "statement", failure.statement());
        if (failure.line() != null) {
            json.writeNumberField("line", failure.line());
        }
        json.writeNumberField("statementsApplied", failure.statementsApplied());
        json.writeEndObject();
    }

    private static void writePlan(JsonGenerator json, RunReport.Plan plan) throws IOException {
        json.writeObjectFieldStart("plan");
        writeText(json, "hash", plan.hash());
        writeText(json, "risk", plan.risk().name());
        json.writeNumberField("migrations", plan.migrations());
        json.writeNumberField("critical", plan.critical());
        json.writeNumberField("errors", plan.errors());
        json.writeNumberField("warnings", plan.warnings());
        json.writeNumberField("infos", plan.infos());
        writeText(json, "rehearsal", plan.rehearsal().name());
        writeText(json, "documentDigest", plan.documentDigest());
        writeTexts(json, "highlights", plan.highlights());
        writeTexts(json, "alreadyApplied", plan.alreadyApplied());
        writeTexts(json, "held", plan.held());
        writeTexts(json, "removing", plan.removing());
        writeTexts(json, "mixed", plan.mixed());
        json.writeEndObject();
    }

    private static void writeDrift(JsonGenerator json, RunReport.Drift drift) throws IOException {
        json.writeObjectFieldStart("drift");
        writeText(json, "state", drift.state().name());
        writeText(json, "fingerprint", drift.fingerprint());
        json.writeNumberField("differences", drift.differences());
        writeTexts(json, "highlights", drift.highlights());
        writeText(json, "reason", drift.reason());
        writeText(json, "documentDigest", drift.documentDigest());
        json.writeEndObject();
    }

    private static void writeRepair(JsonGenerator json, RunReport.Repair repair) throws IOException {
        json.writeObjectFieldStart("repair");
        writeText(json, "migration", repair.migration());
        writeText(json, "fingerprint", repair.fingerprint());
        writeTexts(json, "tookEffect", repair.tookEffect());
        writeSuggestion(json, "backward", repair.backward());
        writeSuggestion(json, "forward", repair.forward());
        writeTexts(json, "notes", repair.notes());
        writeText(json, "documentDigest", repair.documentDigest());
        json.writeEndObject();
    }

    private static void writeSuggestion(JsonGenerator json, String name, RunReport.Suggestion suggestion)
            throws IOException {
        if (suggestion == null) {
            return;
        }
        json.writeObjectFieldStart(name);
        writeText(json, "digest", suggestion.digest());
        json.writeNumberField("statements", suggestion.statements());
        json.writeBooleanField("losesData", suggestion.losesData());
        json.writeBooleanField("rehearsed", suggestion.rehearsed());
        writeTexts(json, "warnings", suggestion.warnings());
        writeText(json, "unavailable", suggestion.unavailable());
        json.writeEndObject();
    }

    private static void writeBackup(JsonGenerator json, RunReport.Backup backup) throws IOException {
        json.writeObjectFieldStart("backup");
        writeText(json, "identifier", backup.identifier());
        if (backup.bytes() != null) {
            json.writeNumberField("bytes", backup.bytes());
        }
        writeText(json, "digest", backup.digest());
        writeText(json, "takenAt", backup.takenAt());
        if (backup.entries() != null) {
            json.writeNumberField("entries", backup.entries());
        }
        if (backup.verified() != null) {
            json.writeBooleanField("verified", backup.verified());
        }
        writeTexts(json, "removed", backup.removed());
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
