package dev.kanmon.runner;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.desired.DesiredSchema;
import dev.kanmon.engine.desired.DesiredState;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.SourceReader;
import dev.kanmon.engine.source.TargetSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.call.CallSecrets;
import dev.kanmon.runner.output.JsonNarrator;
import dev.kanmon.runner.output.Narrator;
import dev.kanmon.runner.output.TextNarrator;
import dev.kanmon.runner.wait.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ParseResult;

/** One command from its arguments to its report: what all commands have in common. */
final class CommandRun {

    private final String command;
    private final Surroundings surroundings;
    private final Path reportFile;
    private final Narrator narrator;
    private final TargetUrls urls;
    private final Redaction redaction;
    private final RequiredMigrations required;
    private ConnectionUrl target;
    private String sourceDigest;

    CommandRun(String command, Surroundings surroundings, ParseResult arguments) {
        this.command = command;
        this.surroundings = surroundings;
        String file = arguments.matchedOptionValue(RunnerOptions.REPORT_FILE, null);
        this.reportFile = file == null ? null : Path.of(file);
        this.narrator = arguments.hasMatchedOption(RunnerOptions.JSON)
                ? new JsonNarrator(surroundings.out())
                : new TextNarrator(surroundings.out(), surroundings.err(), surroundings.terminal());
        this.urls = new TargetUrls(surroundings.environment(), Options.urlVariable(arguments));
        this.redaction = new Redaction(secrets(surroundings.environment(), urls));
        this.required = RequiredMigrations.of(arguments);
        surroundings.termination().allow(Duration.ZERO, narrator::stopping);
    }

    private static List<String> secrets(Map<String, String> environment, TargetUrls urls) {
        List<String> secrets = new ArrayList<>(urls.secrets());
        secrets.addAll(new CallSecrets(environment).texts());
        secrets.add(environment.get(RunnerOptions.GATE_TOKEN_ENV));
        return secrets;
    }

    /** What one command does between its arguments and its report. */
    @FunctionalInterface
    interface Work {
        Answer perform();
    }

    /**
     * Does the work, tells how it ended, and leaves the report.
     *
     * @return the process's exit status
     */
    int run(Work work) {
        long began = System.nanoTime();
        Reports reports = new Reports(command, redaction);
        RunReport report;
        String text = "";
        try {
            Answer answer = work.perform();
            text = answer.text();
            report = reports.of(answer, sourceDigest, required(answer.result().outcome()), millisSince(began));
        } catch (RuntimeException | Error e) {
            Problem problem = Problems.of(e);
            report = reports.of(problem, sourceDigest, required(problem.outcome()), millisSince(began));
        }
        narrator.end(report, text);
        return leaveReport(report) ? report.outcome().status() : ExitCode.INTERNAL.status();
    }

    private RunReport.Required required(ExitCode outcome) {
        return required.find(target, outcome);
    }

    /** The target to work on, after it was told. */
    ConnectionUrl target() {
        target = urls.choose();
        narrator.target(target);
        return target;
    }

    /** The same without a word, for a command whose output somebody keeps. */
    ConnectionUrl targetUntold() {
        target = urls.choose();
        return target;
    }

    /**
     * The migrations to work with, after they were told.
     *
     * @throws ProblemException where they cannot be read, or are not those that were expected
     */
    MigrationSource source(ParseResult arguments) {
        return source(Options.directories(arguments), arguments);
    }

    /** The same of a command that has its own word for where they are. */
    MigrationSource source(List<Path> directories, ParseResult arguments) {
        MigrationSource source = SourceReader.read(directories);
        sourceDigest = source.digest();
        narrator.source(source, directories);
        requireDigest(arguments.matchedOptionValue(RunnerOptions.SOURCE_DIGEST, sourceDigest));
        return source;
    }

    /**
     * The same, or what the database lacks of a wanted schema, where one is given.
     *
     * @throws ProblemException as {@link #source}; K5001 for a schema with errors
     */
    TargetSource targetSource(ParseResult arguments) {
        if (!DesiredOption.isGiven(arguments)) {
            return source(arguments);
        }
        List<Path> paths = DesiredOption.paths(arguments);
        DesiredSchema wanted = DesiredSchema.read(paths);
        sourceDigest = wanted.digest();
        narrator.wanted(wanted, paths);
        requireDigest(arguments.matchedOptionValue(RunnerOptions.SOURCE_DIGEST, sourceDigest));
        return new DesiredState(wanted);
    }

    /**
     * The migrations for a word about one that the history has. Those of a wanted schema are in the history alone, so errors
     * in the schema as it is now are no matter.
     *
     * @throws ProblemException as {@link #source}
     */
    MigrationSource recordedSource(ParseResult arguments) {
        if (!DesiredOption.isGiven(arguments)) {
            return source(arguments);
        }
        sourceDigest = DesiredSchema.digestOf(DesiredOption.paths(arguments));
        requireDigest(arguments.matchedOptionValue(RunnerOptions.SOURCE_DIGEST, sourceDigest));
        return DesiredState.ofHistory(sourceDigest);
    }

    private void requireDigest(String expected) {
        if (!expected.equals(sourceDigest)) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_CHANGED,
                    ExitCode.PLAN_CHANGED,
                    "The migrations are not those that this run was decided on: their digest is " + sourceDigest
                            + ", expected was " + expected + ".",
                    "They have changed meanwhile; decide again."));
        }
    }

    /** Hides what is secret in a text. */
    UnaryOperator<String> redaction() {
        return redaction::apply;
    }

    /** Hands a whole plan to those who keep it. */
    void document(Document document) {
        narrator.document(document);
    }

    /** Passes on how a deploy goes. */
    void progress(Progress progress) {
        narrator.progress(redacted(progress));
    }

    private Progress redacted(Progress progress) {
        if (progress instanceof Progress.Notice notice) {
            return new Progress.Notice(notice.migration(), redaction.apply(notice.message()));
        }
        if (progress instanceof Progress.Warned warned) {
            return new Progress.Warned(redaction.apply(warned.message()));
        }
        return progress instanceof Progress.Printed printed
                ? new Progress.Printed(redaction.apply(printed.line()))
                : progress;
    }

    /** The URL of {@link #target()} as it was given, for a program that works on the same database. Secret. */
    String targetUrl() {
        return urls.chosenText();
    }

    /** Passes on how much of a backup is written. */
    void written(long bytes) {
        narrator.written(bytes);
    }

    /** Passes on why a gate is closed. */
    void waiting(Sighting.Closed closed) {
        Problem problem = closed.problem();
        narrator.waiting(problem.code(), redaction.apply(problem.message()));
    }

    /** Gives what runs so much time after SIGTERM. */
    void allow(Duration gracePeriod) {
        surroundings.termination().allow(gracePeriod, narrator::stopping);
    }

    private boolean leaveReport(RunReport report) {
        if (reportFile == null) {
            return true;
        }
        try {
            Files.write(reportFile, ReportWriter.shortened(report));
            return true;
        } catch (IOException e) {
            surroundings.err().println("The report could not be written to " + reportFile + ": " + e);
            return false;
        }
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
