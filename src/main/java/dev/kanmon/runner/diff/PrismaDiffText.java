package dev.kanmon.runner.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.script.Summary;
import dev.kanmon.engine.schema.side.PrismaComparison;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.runner.output.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comparison with a schema file, printed. Script and summary are Prisma's to the byte, so that they can take its place in
 * a pipe; what there is to say besides goes beside a script, and below a summary.
 */
public final class PrismaDiffText {

    private static final int VERSION = 1;

    private PrismaDiffText() {}

    public static DiffText of(PrismaDiffReport report, DiffText.Format format) {
        PrismaComparison comparison = report.comparison();
        boolean different = !comparison.isEmpty();
        List<String> warnings =
                comparison.warnings().stream().map(SchemaProblem::toString).toList();
        return switch (format) {
            case SCRIPT ->
                new DiffText(
                        MigrationScript.of(comparison.difference()),
                        different,
                        Stream.concat(
                                        warnings.stream(),
                                        comparison.notCompared().stream().map(sentence -> "Not compared: " + sentence))
                                .toList());
            case SUMMARY ->
                new DiffText(Summary.of(comparison.difference()) + notCompared(comparison), different, warnings);
            case JSON -> new DiffText(json(report, warnings), different, List.of());
        };
    }

    private static String notCompared(PrismaComparison comparison) {
        StringBuilder text = new StringBuilder();
        comparison
                .notCompared()
                .forEach(sentence -> text.append("  ? ").append(sentence).append('\n'));
        return text.isEmpty() ? "" : "\nNot compared:\n" + text;
    }

    private static String json(PrismaDiffReport report, List<String> warnings) {
        PrismaComparison comparison = report.comparison();
        String script = MigrationScript.of(comparison.difference());
        return Json.write(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("from", report.from());
            json.writeStringField("to", report.to());
            json.writeBooleanField("different", !comparison.isEmpty());
            json.writeStringField("summary", Summary.of(comparison.difference()));
            json.writeStringField("script", script);
            json.writeArrayFieldStart("statements");
            for (Statement statement : Script.parse(script).statements()) {
                json.writeStartObject();
                json.writeStringField("sql", statement.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            writeAll(json, "dataLoss", losses(comparison));
            writeAll(json, "warnings", warnings);
            writeAll(json, "notCompared", comparison.notCompared());
            json.writeEndObject();
        });
    }

    private static List<String> losses(PrismaComparison comparison) {
        DataLoss possible = DataLoss.possible(comparison.difference());
        List<String> all = new ArrayList<>(possible.warnings());
        all.addAll(possible.unexecutable());
        return all;
    }

    private static void writeAll(JsonGenerator json, String name, List<String> sentences) throws IOException {
        json.writeArrayFieldStart(name);
        for (String sentence : sentences) {
            json.writeString(sentence);
        }
        json.writeEndArray();
    }
}
