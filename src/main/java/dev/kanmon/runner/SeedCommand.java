package dev.kanmon.runner;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.develop.Seed;
import dev.kanmon.engine.develop.SeedProgram;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code kanmon seed}. */
final class SeedCommand implements Command {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Surroundings surroundings;

    SeedCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        RunnerOptions.SEED,
                        "Put sample data into a database that is no production: a script of SQL in one transaction, or a"
                                + " program that finds the URL in " + RunnerOptions.URL_ENV + ".")
                .addOption(Options.text(RunnerOptions.FILE, "FILE", "The script " + SeedSource.help() + "."))
                .addOption(Options.flag(
                        RunnerOptions.COMMAND, "Run a program instead: all that follows is its command line."))
                .addOption(Options.timeout(TIMEOUT))
                .addPositional(PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..*")
                        .paramLabel("PROGRAM ARGUMENTS")
                        .description("With " + RunnerOptions.COMMAND + ".")
                        .build());
        // What follows the program's name is the program's, whatever it looks like.
        spec.parser().stopAtPositional(true);
        return EnvironmentOption.addTo(Options.addWaiting(spec));
    }

    @Override
    public int run(ParseResult arguments) {
        List<String> program = arguments.matchedPositionalValue(0, List.of());
        if (arguments.hasMatchedOption(RunnerOptions.COMMAND) == program.isEmpty()
                || arguments.hasMatchedOption(RunnerOptions.FILE) && !program.isEmpty()) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(),
                    "Pass either " + RunnerOptions.FILE + " FILE or " + RunnerOptions.COMMAND + " PROGRAM ARGUMENTS.");
        }
        CommandRun run = new CommandRun(RunnerOptions.SEED, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> seed(run, arguments, program));
    }

    private Answer seed(CommandRun run, ParseResult arguments, List<String> program) {
        Environment environment = EnvironmentOption.environment(arguments, surroundings.environment());
        ProductionGuard.requireDeclared(environment, "A seed");
        ConnectionUrl url = run.target();
        Seed seed = program.isEmpty()
                ? script(arguments)
                : new Seed.Program(new SeedProgram(
                        program, run.targetUrl(), arguments.matchedOptionValue(RunnerOptions.TIMEOUT, TIMEOUT)));
        try (Session session = TargetConnector.open(url, "kanmon seed")) {
            return SeedAnswer.of(seed.run(
                    session,
                    environment,
                    Options.settings(arguments, surroundings.environment()),
                    surroundings.termination().stop(),
                    run::progress));
        }
    }

    private static Seed script(ParseResult arguments) {
        String file = arguments.matchedOptionValue(RunnerOptions.FILE, null);
        return file == null ? SeedSource.ofDefault().orElseThrow(SeedCommand::nothingToRun) : SeedSource.ofFile(file);
    }

    private static ProblemException nothingToRun() {
        return ProblemException.invalidInput(
                ProblemCode.UNREADABLE_SOURCE, "There are no sample data.", SeedSource.missing());
    }
}
