package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallReader;
import dev.kanmon.contract.call.HttpCall;
import dev.kanmon.runner.call.CallSecrets;
import dev.kanmon.runner.call.HttpHookCall;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon http-hook}. */
final class HttpHookCommand implements Command {

    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final Surroundings surroundings;

    HttpHookCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                        RunnerOptions.HTTP_HOOK,
                        "Have another system begin something by an HTTP request, and wait until it is done. What to ask"
                                + " for is in the environment variable " + RunnerOptions.CALL_ENV + ".")
                .addOption(Options.timeout(TIMEOUT));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.HTTP_HOOK, surroundings, arguments);
        return run.run(() -> perform(run, arguments.matchedOptionValue(RunnerOptions.TIMEOUT, TIMEOUT)));
    }

    private Answer perform(CommandRun run, Duration timeout) {
        HttpCall call = CallEnvironment.read(surroundings.environment(), CallReader::http);
        CallSecrets secrets = new CallSecrets(surroundings.environment());
        Optional<String> identifier = new HttpHookCall(
                        call, secrets, timeout, surroundings.termination().stop())
                .perform()
                .map(run.redaction());
        String message = identifier
                .map(found -> "It is done; the identifier is " + found + ".")
                .orElse("It is done.");
        return HookAnswers.made(message, identifier);
    }
}
