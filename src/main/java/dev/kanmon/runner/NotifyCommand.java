package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallReader;
import dev.kanmon.contract.call.NotifyCall;
import dev.kanmon.runner.call.CallSecrets;
import dev.kanmon.runner.call.Webhook;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon notify}. */
final class NotifyCommand implements Command {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Surroundings surroundings;

    NotifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                        RunnerOptions.NOTIFY,
                        "Send a message to a webhook; three tries, then it is given up. What to send, is in the"
                                + " environment variable " + RunnerOptions.CALL_ENV + ".")
                .addOption(Options.timeout(TIMEOUT));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.NOTIFY, surroundings, arguments);
        Duration timeout = arguments.matchedOptionValue(RunnerOptions.TIMEOUT, TIMEOUT);
        return run.run(() -> {
            NotifyCall call = CallEnvironment.read(surroundings.environment(), CallReader::notify);
            new Webhook(
                            call,
                            new CallSecrets(surroundings.environment()),
                            timeout,
                            surroundings.termination().stop())
                    .send();
            return HookAnswers.done("The webhook has taken the message.");
        });
    }
}
