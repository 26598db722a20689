package dev.kanmon.runner.lint;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.runner.output.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** For code scanners: SARIF 2.1.0, as OASIS describes it, with what GitHub's code scanning shows. */
public final class SarifFormat implements LintFormat {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final String version;

    /** @param version of Kanmon */
    public SarifFormat(String version) {
        this.version = version;
    }

    @Override
    public String write(LintReport report) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            writeTool(json, report.rules());
            json.writeStringField("columnKind", "utf16CodeUnits");
            writeResults(json, report);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void writeTool(JsonGenerator json, List<RuleInfo> rules) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Kanmon");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        for (RuleInfo rule : rules) {
            writeRule(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRule(JsonGenerator json, RuleInfo rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        writeText(json, "shortDescription", rule.title());
        writeText(json, "fullDescription", rule.title() + ". " + rule.why());
        writeText(json, "help", rule.why());
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        json.writeString(rule.group());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeResults(JsonGenerator json, LintReport report) throws IOException {
        Map<String, Integer> indexes = new HashMap<>();
        report.rules().forEach(rule -> indexes.put(rule.id(), indexes.size()));
        json.writeArrayFieldStart("results");
        for (ReportedFinding finding : report.findings()) {
            writeResult(json, finding, indexes.get(finding.finding().rule()));
        }
        json.writeEndArray();
    }

    private static void writeResult(JsonGenerator json, ReportedFinding reported, int ruleIndex) throws IOException {
        Finding finding = reported.finding();
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeNumberField("ruleIndex", ruleIndex);
        json.writeStringField("level", level(finding.severity()));
        writeText(json, "message", message(finding));
        json.writeArrayFieldStart("locations");
        writeLocation(json, reported);
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("kanmonFinding/v1", fingerprint(finding.id()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeLocation(JsonGenerator json, ReportedFinding reported) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(reported.file()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", reported.finding().place().line());
        json.writeNumberField("startColumn", reported.finding().place().column());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String message(Finding finding) {
        return finding.message()
                + finding.saferWay().map(sql -> "\n\nSafer way:\n" + sql).orElse("");
    }

    /** SARIF has no level above error. */
    private static String level(Severity severity) {
        return switch (severity) {
            case INFO -> "note";
            case WARNING -> "warning";
            case ERROR, CRITICAL -> "error";
        };
    }

    private static String uri(String file) {
        try {
            String scheme = file.startsWith("/") ? "file" : null;
            return new URI(scheme, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + file, e);
        }
    }

    /** What tells a scanner that it has seen a finding before, wherever its line is now. */
    private static String fingerprint(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
