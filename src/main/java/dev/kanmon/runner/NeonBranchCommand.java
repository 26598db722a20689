package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallReader;
import dev.kanmon.contract.call.NeonCall;
import dev.kanmon.runner.call.CallSecrets;
import dev.kanmon.runner.call.NeonBranches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon neon-branch}. */
final class NeonBranchCommand implements Command {

    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final Surroundings surroundings;

    NeonBranchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                        RunnerOptions.NEON_BRANCH,
                        "Make a branch of a Neon project, or remove some that Kanmon made. Which project, is in the"
                                + " environment variable " + RunnerOptions.CALL_ENV + ".")
                .addOption(Options.timeout(TIMEOUT))
                .addOption(OptionSpec.builder(RunnerOptions.REMOVE)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("ID")
                        .description("Remove this branch instead of making one; may be given several times.")
                        .build());
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.NEON_BRANCH, surroundings, arguments);
        List<String> remove = arguments.matchedOptionValue(RunnerOptions.REMOVE, List.of());
        Duration timeout = arguments.matchedOptionValue(RunnerOptions.TIMEOUT, TIMEOUT);
        return run.run(() -> {
            NeonCall call = CallEnvironment.read(surroundings.environment(), CallReader::neon);
            NeonBranches branches = new NeonBranches(
                    call,
                    new CallSecrets(surroundings.environment()),
                    timeout,
                    surroundings.termination().stop());
            return remove.isEmpty() ? create(branches, call) : remove(branches, remove);
        });
    }

    private static Answer create(NeonBranches branches, NeonCall call) {
        String id = branches.create();
        return HookAnswers.made("The branch " + call.branch() + " is made; its id is " + id + ".", Optional.of(id));
    }

    private static Answer remove(NeonBranches branches, List<String> ids) {
        long removed = ids.stream().filter(branches::remove).count();
        return HookAnswers.removed(
                removed == 0 ? ExitCode.NOTHING_TO_DO : ExitCode.DONE,
                removed + " of " + ids.size() + (ids.size() == 1 ? " branch" : " branches")
                        + " removed; the rest was gone already.",
                ids);
    }
}
