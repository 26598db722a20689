package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.wait.Gate;
import dev.kanmon.runner.wait.HistoryGate;
import dev.kanmon.runner.wait.HttpGate;
import dev.kanmon.runner.wait.Sighting;
import dev.kanmon.runner.wait.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon wait}. */
final class WaitCommand implements Command {

    private final Surroundings surroundings;

    WaitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return WaitOptions.spec();
    }

    @Override
    public int run(ParseResult arguments) {
        WaitOptions options = WaitOptions.of(arguments);
        CommandRun run = new CommandRun(RunnerOptions.WAIT, surroundings, arguments);
        return run.run(() -> await(run, options, arguments));
    }

    private Answer await(CommandRun run, WaitOptions options, ParseResult arguments) {
        Watch watch = new Watch(
                gate(run, options, arguments), surroundings.termination().stop(), Problems::of, run::waiting);
        Sighting seen = watch.until(options.timeout(), options.interval());
        if (seen instanceof Sighting.Closed closed) {
            return new Answer(closed(closed, options.timeout()), null, "");
        }
        String message = ((Sighting.Open) seen).message();
        return new Answer(open(), message, message + "\n");
    }

    private Gate gate(CommandRun run, WaitOptions options, ParseResult arguments) {
        return options.gate() == null
                ? history(run, options, arguments)
                : new HttpGate(
                        GateAddress.of(options.gate(), options.required()),
                        Optional.ofNullable(surroundings.environment().get(RunnerOptions.GATE_TOKEN_ENV))
                                .map(String::strip)
                                .filter(token -> !token.isEmpty()));
    }

    private static Gate history(CommandRun run, WaitOptions options, ParseResult arguments) {
        ConnectionUrl target = run.target();
        if (!options.folder()) {
            return new HistoryGate(target, options.migrations());
        }
        MigrationSource source = run.source(arguments);
        return new HistoryGate(
                target, options.migrations().isEmpty() ? all(source) : known(options.migrations(), source));
    }

    private static List<String> all(MigrationSource source) {
        return source.migrations().stream().map(Migration::name).toList();
    }

    /** A name that nobody will ever apply would be waited for until the end. */
    private static List<String> known(List<String> names, MigrationSource source) {
        for (String name : names) {
            if (source.find(name).isEmpty()) {
                throw ProblemException.invalidInput(
                        ProblemCode.UNKNOWN_MIGRATION,
                        "The folder has no migration " + name + ".",
                        "Check the name; it is the folder's, as in 20260103120000_add_column.");
            }
        }
        return names;
    }

    private static CommandResult closed(Sighting.Closed closed, Duration timeout) {
        Problem problem = closed.problem();
        String waited = timeout.isZero() ? "" : "Waited " + GoDuration.format(timeout) + " in vain. ";
        Problem atTheEnd =
                new Problem(problem.code(), ExitCode.GATE_CLOSED, waited + problem.message(), problem.hint());
        return new CommandResult(
                ExitCode.GATE_CLOSED,
                Optional.of(atTheEnd),
                null,
                List.of(),
                closed.absent(),
                List.of(),
                List.of(),
                closed.failure());
    }

    private static CommandResult open() {
        return new CommandResult(
                ExitCode.DONE, Optional.empty(), null, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }
}
