package dev.kanmon.runner.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.desired.DesiredSchema;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.HostPort;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Prints one JSON object a line, each with {@code time} and {@code event}; the last one is the report. */
public final class JsonNarrator implements Narrator {

    private final JsonFactory json = new JsonFactory();
    private final PrintStream out;

    /** Often enough to see that it goes on, and seldom enough for a log that is kept. */
    private final Sometimes sometimes = new Sometimes(Duration.ofSeconds(10));

    public JsonNarrator(PrintStream out) {
        this.out = out;
    }

    /** Writes the fields of one event. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    @Override
    public void target(ConnectionUrl target) {
        print("target", json -> {
            json.writeStringField("database", target.database());
            json.writeStringField("schema", target.schema());
            writeNames(
                    json,
                    "hosts",
                    target.hosts().stream().map(HostPort::toString).toList());
        });
        if (!target.ignoredParameters().isEmpty()) {
            warn("ignored-parameters", "The URL has parameters that mean nothing here.", target.ignoredParameters());
        }
    }

    @Override
    public void source(MigrationSource source, List<Path> directories) {
        print("source", json -> {
            json.writeNumberField("migrations", source.migrations().size());
            json.writeStringField("digest", source.digest());
            writeNames(
                    json,
                    "directories",
                    directories.stream().map(Path::toString).toList());
        });
    }

    @Override
    public void wanted(DesiredSchema wanted, List<Path> paths) {
        print("schema", json -> {
            json.writeNumberField("tables", wanted.tables().tables().size());
            json.writeStringField("digest", wanted.digest());
            writeNames(
                    json,
                    "warnings",
                    wanted.warnings().stream().map(SchemaProblem::toString).toList());
            writeNames(json, "paths", paths.stream().map(Path::toString).toList());
        });
    }

    @Override
    public void progress(Progress progress) {
        if (progress instanceof Progress.Baselined baselined) {
            print("baselined", json -> writeNames(json, "migrations", baselined.migrations()));
        } else if (progress instanceof Progress.Planned planned) {
            print("planned", json -> writeNames(json, "migrations", planned.migrations()));
        } else if (progress instanceof Progress.Started started) {
            printAbout("migration-started", started.migration(), "statementsDone", started.statementsDone());
        } else if (progress instanceof Progress.Stepped stepped) {
            print("migration-stepped", json -> {
                json.writeStringField("migration", stepped.migration());
                json.writeNumberField("statementsDone", stepped.statementsDone());
                json.writeNumberField("statements", stepped.statements());
            });
        } else if (progress instanceof Progress.Notice notice) {
            print("notice", json -> {
                json.writeStringField("migration", notice.migration());
                json.writeStringField("message", notice.message());
            });
        } else if (progress instanceof Progress.Warned warned) {
            print("warning", json -> json.writeStringField("message", warned.message()));
        } else if (progress instanceof Progress.Printed printed) {
            print("printed", json -> json.writeStringField("line", printed.line()));
        } else if (progress instanceof Progress.Retrying retrying) {
            print("retrying", json -> {
                json.writeStringField("migration", retrying.migration());
                json.writeStringField("sqlState", retrying.sqlState());
                json.writeNumberField("pauseMillis", retrying.pause().toMillis());
            });
        } else if (progress instanceof Progress.Finished finished) {
            printAbout(
                    "migration-finished",
                    finished.migration(),
                    "millis",
                    finished.took().toMillis());
        }
    }

    @Override
    public void written(long bytes) {
        if (sometimes.isNow()) {
            print("backup-written", json -> json.writeNumberField("bytes", bytes));
        }
    }

    @Override
    public void waiting(ProblemCode code, String message) {
        print("waiting", json -> {
            json.writeStringField("code", code.code());
            json.writeStringField("message", message);
        });
    }

    @Override
    public void stopping(Duration grace) {
        print("stopping", json -> json.writeNumberField("graceMillis", grace.toMillis()));
    }

    @Override
    public void document(Document document) {
        out.println(document.toLogLine());
        out.flush();
    }

    @Override
    public void end(RunReport report, String text) {
        if (!report.edited().isEmpty()) {
            warn("edited", "These applied migrations have changed since.", report.edited());
        }
        if (!report.missing().isEmpty()) {
            warn("missing", "These applied migrations are no longer in the source.", report.missing());
        }
        print("report", json -> ReportWriter.writeFields(json, report));
    }

    private void warn(String warning, String message, List<String> names) {
        print("warning", json -> {
            json.writeStringField("warning", warning);
            json.writeStringField("message", message);
            writeNames(json, "names", names);
        });
    }

    private void printAbout(String event, String migration, String numberName, long number) {
        print(event, json -> {
            json.writeStringField("migration", migration);
            json.writeNumberField(numberName, number);
        });
    }

    /** One line in one write, since the signal's thread prints too. */
    private void print(String event, Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField("time", Instant.now().toString());
            generator.writeStringField("event", event);
            fields.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        out.print(line.append('\n'));
        out.flush();
    }

    private static void writeNames(JsonGenerator json, String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
