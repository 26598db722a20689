package dev.kanmon.runner;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.develop.Push;
import dev.kanmon.engine.develop.PushRequest;
import dev.kanmon.engine.develop.PushResult;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon push}. */
final class PushCommand implements Command {

    private final Surroundings surroundings;

    PushCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.PUSH,
                "Bring a database that is no production to its schema file, without a migration. Writes no history; asks"
                        + " before anything is lost.");
        return DevelopOptions.addTo(SchemaOption.addTo(EnvironmentOption.addTo(Options.addWaiting(spec))));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.PUSH, surroundings, arguments);
        run.allow(Options.gracePeriod(arguments));
        return run.run(() -> push(run, arguments));
    }

    private Answer push(CommandRun run, ParseResult arguments) {
        Environment environment = EnvironmentOption.environment(arguments, surroundings.environment());
        ProductionGuard.requireDeclared(environment, "`kanmon push`");
        ConnectionUrl url = run.target();
        SqlSchema wanted = SchemaOption.read(SchemaOption.path(arguments), run);
        PushRequest request = new PushRequest(
                url,
                environment,
                wanted,
                Options.settings(arguments, surroundings.environment()),
                DevelopOptions.words(arguments));
        PushResult result = Push.run(
                request,
                new TerminalPerson(surroundings, "Do you want to ignore the warning(s)?"),
                surroundings.termination().stop(),
                run::progress);
        result.warnings().forEach(warning -> run.progress(new Progress.Warned(warning)));
        return answer(result);
    }

    private static Answer answer(PushResult result) {
        boolean changed = result.wasReset() || result.executed().isPresent();
        Execute.Result executed = result.executed()
                .orElseGet(() -> new Execute.Result(
                        changed ? ExitCode.DONE : ExitCode.NOTHING_TO_DO, Optional.empty(), Optional.empty()));
        String message = changed
                ? "Your database is now in sync with your Prisma schema."
                : "The database is already in sync with the Prisma schema.";
        return new Answer(
                new CommandResult(
                        executed.outcome(),
                        executed.problem(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        executed.failure()),
                message,
                executed.problem().isPresent() ? "" : "\n" + message + "\n");
    }
}
