package dev.kanmon.runner.output;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.desired.DesiredSchema;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.HostPort;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints for people: results where Prisma's CLI has them on standard output, problems and progress on standard error. */
public final class TextNarrator implements Narrator {

    private final PrintStream out;
    private final PrintStream err;
    private final Optional<ProgressBar> bar;

    /** @param terminal whether standard error is a terminal */
    public TextNarrator(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.bar = terminal ? Optional.of(new ProgressBar(err)) : Optional.empty();
    }

    @Override
    public void target(ConnectionUrl target) {
        String hosts = target.hosts().stream().map(HostPort::toString).collect(Collectors.joining(","));
        out.println("Datasource: PostgreSQL database \"" + target.database() + "\", schema \"" + target.schema()
                + "\" at \"" + hosts + "\"\n");
        out.flush();
        if (!target.ignoredParameters().isEmpty()) {
            warn("The URL has parameters that mean nothing here: " + String.join(", ", target.ignoredParameters()));
        }
    }

    @Override
    public void source(MigrationSource source, List<Path> directories) {
        int count = source.migrations().size();
        String found =
                switch (count) {
                    case 0 -> "No migration";
                    case 1 -> "1 migration";
                    default -> count + " migrations";
                };
        out.println(
                found + " found in " + directories.stream().map(Path::toString).collect(Collectors.joining(", ")));
        out.flush();
    }

    @Override
    public void wanted(DesiredSchema wanted, List<Path> paths) {
        int tables = wanted.tables().tables().size();
        out.println("Wanted: " + tables + (tables == 1 ? " table" : " tables") + " of "
                + paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
        out.flush();
        wanted.warnings().forEach(warning -> warn(warning.toString()));
    }

    @Override
    public void progress(Progress progress) {
        bar.ifPresentOrElse(terminal -> terminal.show(progress), () -> print(progress));
    }

    @Override
    public void written(long bytes) {
        bar.ifPresent(terminal -> terminal.show(bytes));
    }

    @Override
    public void waiting(ProblemCode code, String message) {
        out.println("Waiting (" + code.code() + "): " + message);
        out.flush();
    }

    @Override
    public void stopping(Duration grace) {
        bar.ifPresent(ProgressBar::clear);
        warn("Told to stop: nothing new is begun, and what runs is cancelled after " + GoDuration.format(grace) + ".");
    }

    @Override
    public void document(Document document) {
        // It is the command's text, which comes at the end.
    }

    @Override
    public void end(RunReport report, String text) {
        bar.ifPresent(ProgressBar::clear);
        if (!report.edited().isEmpty()) {
            warn("These applied migrations have changed since: " + String.join(", ", report.edited())
                    + ". Restore their files, and put the change into a new migration.");
        }
        if (!report.missing().isEmpty()) {
            warn("These applied migrations are not found locally: " + String.join(", ", report.missing()) + ".");
        }
        out.print(text);
        out.flush();
        if (report.code() != null) {
            err.print(ProblemText.of(report));
            err.flush();
        }
    }

    private void print(Progress progress) {
        if (progress instanceof Progress.Baselined baselined) {
            out.println("The database has the schema of these migrations; they are marked as applied: "
                    + String.join(", ", baselined.migrations()));
            out.flush();
        } else if (progress instanceof Progress.Started started) {
            out.println("Applying migration `" + started.migration() + "`");
            out.flush();
        } else if (progress instanceof Progress.Notice notice) {
            warn(notice.message());
        } else if (progress instanceof Progress.Warned warned) {
            warn(warned.message());
        } else if (progress instanceof Progress.Printed printed) {
            out.println(printed.line());
            out.flush();
        } else if (progress instanceof Progress.Retrying retrying) {
            warn("Migration `" + retrying.migration() + "` could not get its locks (" + retrying.sqlState()
                    + "); next attempt in " + GoDuration.format(retrying.pause()) + ".");
        }
    }

    private void warn(String message) {
        err.println("Warning: " + message);
        err.flush();
    }
}
