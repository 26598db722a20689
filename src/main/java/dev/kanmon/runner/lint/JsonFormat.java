package dev.kanmon.runner.lint;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.runner.output.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** For machines: one object, with all findings and a summary. */
public final class JsonFormat implements LintFormat {

    /** Of the object's shape; fields may be added to it without a new number. */
    private static final int VERSION = 1;

    @Override
    public String write(LintReport report) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("findings");
            for (ReportedFinding finding : report.findings()) {
                writeFinding(json, finding);
            }
            json.writeEndArray();
            writeSummary(json, report);
            json.writeEndObject();
        });
    }

    private static void writeFinding(JsonGenerator json, ReportedFinding reported) throws IOException {
        Finding finding = reported.finding();
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", name(finding.severity()));
        json.writeStringField("file", reported.file());
        json.writeNumberField("line", finding.place().line());
        json.writeNumberField("column", finding.place().column());
        json.writeStringField("migration", finding.place().migration());
        json.writeStringField("object", finding.object());
        json.writeStringField("message", finding.message());
        writeIfPresent(json, "saferWay", finding.saferWay());
        writeIfPresent(json, "statement", reported.statement());
        json.writeEndObject();
    }

    private static void writeSummary(JsonGenerator json, LintReport report) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("migrations", report.migrations());
        json.writeNumberField("lookedAt", report.pending());
        json.writeNumberField("serverVersion", report.serverVersion());
        for (Severity severity : Severity.values()) {
            json.writeNumberField(name(severity), report.count(severity));
        }
        json.writeBooleanField("failed", report.failed());
        json.writeEndObject();
    }

    private static void writeIfPresent(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
