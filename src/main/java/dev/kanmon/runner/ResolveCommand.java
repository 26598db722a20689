package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.resolve.Resolution;
import dev.kanmon.engine.resolve.Resolve;
import dev.kanmon.engine.rows.putback.PutBack;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code kanmon resolve}. */
final class ResolveCommand implements Command {

    private final Surroundings surroundings;

    ResolveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        RunnerOptions.RESOLVE,
                        "Write into the history what became of a migration, and run a script with that mark if one is"
                                + " given. Takes one of " + RunnerOptions.APPLIED + ", " + RunnerOptions.ROLLED_BACK
                                + " and " + RunnerOptions.PUT_BACK_ROWS + ".")
                .addOption(Options.text(
                        RunnerOptions.APPLIED, "MIGRATION", "The database is as if this migration had run."))
                .addOption(Options.text(
                        RunnerOptions.ROLLED_BACK,
                        "MIGRATION",
                        "This migration failed, and what it did is undone; deploy runs it again."))
                .addOption(Options.flag(RunnerOptions.IF_NEEDED, "It is no error when the history says so already."));
        return DesiredOption.addTo(Options.addWaiting(Options.addSource(addScript(addRows(spec)))));
    }

    private static CommandSpec addRows(CommandSpec spec) {
        return spec.addOption(Options.text(
                        RunnerOptions.PUT_BACK_ROWS,
                        "MIGRATION",
                        "Give the rows that this migration updated or deleted what they held before, from the copies of"
                                + " deploy " + RunnerOptions.COPY_ROWS + ". The history stays as it is."))
                .addOption(Options.flag(
                        RunnerOptions.OVERWRITE,
                        "With " + RunnerOptions.PUT_BACK_ROWS + ": also rows that were changed again since."));
    }

    private static CommandSpec addScript(CommandSpec spec) {
        return spec.addOption(Options.text(
                        RunnerOptions.SCRIPT,
                        "FILE",
                        "SQL that runs once, and the mark with it: in one transaction, or else step by step. Also taken"
                                + " from the environment variable " + RunnerOptions.SCRIPT_ENV + "."))
                .addOption(Options.text(
                        RunnerOptions.SCRIPT_DIGEST, "sha256:HEX", "Refuse any script but the one of this digest."))
                .addOption(Options.text(
                        RunnerOptions.SCRIPT_BASE,
                        "sha256:HEX",
                        "Refuse to run the script on any schema but the one of this fingerprint."))
                .addOption(Options.text(
                        RunnerOptions.DECISION,
                        "NAME",
                        "Names this decision. What was begun for it goes on where it was cut off, and is never run twice."
                                + " Needed for scripts with statements that refuse a transaction."));
    }

    @Override
    public int run(ParseResult arguments) {
        if (arguments.hasMatchedOption(RunnerOptions.PUT_BACK_ROWS)) {
            return putBack(arguments);
        }
        Resolution resolution = resolution(arguments);
        CommandRun run = new CommandRun(RunnerOptions.RESOLVE, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> resolve(run, arguments, resolution.with(script(arguments))));
    }

    private int putBack(ParseResult arguments) {
        if (arguments.hasMatchedOption(RunnerOptions.APPLIED)
                || arguments.hasMatchedOption(RunnerOptions.ROLLED_BACK)) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(), "Pass one of --applied, --rolled-back and --put-back-rows.");
        }
        CommandRun run = new CommandRun(RunnerOptions.RESOLVE, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> putBack(run, arguments));
    }

    private Answer putBack(CommandRun run, ParseResult arguments) {
        String migration = arguments.matchedOptionValue(RunnerOptions.PUT_BACK_ROWS, "");
        ConnectionUrl url = run.target();
        MigrationSource migrations = run.recordedSource(arguments);
        try (Session session = TargetConnector.open(url, "kanmon resolve")) {
            return Answers.putBack(
                    migration,
                    PutBack.run(
                            session,
                            migrations,
                            migration,
                            arguments.hasMatchedOption(RunnerOptions.OVERWRITE),
                            Options.settings(arguments, surroundings.environment()),
                            surroundings.termination().stop()));
        }
    }

    private Answer resolve(CommandRun run, ParseResult arguments, Resolution resolution) {
        ConnectionUrl url = run.target();
        MigrationSource migrations = run.recordedSource(arguments);
        try (Session session = TargetConnector.open(url, "kanmon resolve")) {
            return Answers.resolved(
                    resolution,
                    Resolve.run(
                            session,
                            migrations,
                            resolution,
                            Options.settings(arguments, surroundings.environment()),
                            surroundings.termination().stop(),
                            run::progress));
        }
    }

    private static Resolution resolution(ParseResult arguments) {
        String applied = arguments.matchedOptionValue(RunnerOptions.APPLIED, null);
        String rolledBack = arguments.matchedOptionValue(RunnerOptions.ROLLED_BACK, null);
        if ((applied == null) == (rolledBack == null)) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(),
                    applied == null
                            ? "--applied or --rolled-back must be part of the command like:\n"
                                    + "kanmon resolve --applied 20201231000000_example\n"
                                    + "kanmon resolve --rolled-back 20201231000000_example"
                            : "Pass either --applied or --rolled-back, not both.");
        }
        boolean ifNeeded = arguments.hasMatchedOption(RunnerOptions.IF_NEEDED);
        return applied == null
                ? new Resolution(rolledBack, Resolution.Mark.ROLLED_BACK, ifNeeded)
                : new Resolution(applied, Resolution.Mark.APPLIED, ifNeeded);
    }

    private Optional<Resolution.Script> script(ParseResult arguments) {
        String file = arguments.matchedOptionValue(RunnerOptions.SCRIPT, null);
        String text = file == null ? surroundings.environment().get(RunnerOptions.SCRIPT_ENV) : ScriptText.ofFile(file);
        Optional<String> digest = given(arguments, RunnerOptions.SCRIPT_DIGEST);
        if (text == null && digest.isPresent()) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNREADABLE_SOURCE,
                    RunnerOptions.SCRIPT_DIGEST + " is given, but no script.",
                    "Give it as " + RunnerOptions.SCRIPT + " or in " + RunnerOptions.SCRIPT_ENV + ".");
        }
        return Optional.ofNullable(text)
                .map(found -> new Resolution.Script(
                        found,
                        digest,
                        given(arguments, RunnerOptions.SCRIPT_BASE),
                        given(arguments, RunnerOptions.DECISION)));
    }

    private static Optional<String> given(ParseResult arguments, String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, null));
    }
}
