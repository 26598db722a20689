package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Holding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options by which migrations that take something away are left out, or refused. */
final class HoldOptions {

    private HoldOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.flag(
                        RunnerOptions.HOLD_REMOVING,
                        "Leave out pending migrations that take away what an older version of the application may use;"
                                + " later ones still run, where a rehearsal shows that they can. plan and deploy have to"
                                + " be given the same."))
                .addOption(OptionSpec.builder(RunnerOptions.RELEASE)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("MIGRATION")
                        .description("With " + RunnerOptions.HOLD_REMOVING
                                + ": do not leave out this one; may be given several times.")
                        .build());
    }

    static CommandSpec addMixed(CommandSpec spec) {
        return spec.addOption(Options.text(
                RunnerOptions.MIXED,
                "WHAT",
                "What becomes of migrations that both add and remove: " + RunnerOptions.MIXED_RUN + " (default), or "
                        + RunnerOptions.MIXED_REFUSE + ", which ends with 12."));
    }

    /** Empty where nothing is to be left out. */
    static Optional<Holding> holding(ParseResult arguments) {
        if (!arguments.hasMatchedOption(RunnerOptions.HOLD_REMOVING)) {
            return Optional.empty();
        }
        List<String> released = arguments.matchedOptionValue(RunnerOptions.RELEASE, List.of());
        return Optional.of(new Holding(true, Set.copyOf(released)));
    }

    /** @throws ProblemException for a word that there is not */
    static boolean refusesMixed(ParseResult arguments) {
        return switch (arguments.matchedOptionValue(RunnerOptions.MIXED, RunnerOptions.MIXED_RUN)) {
            case RunnerOptions.MIXED_RUN -> false;
            case RunnerOptions.MIXED_REFUSE -> true;
            default ->
                throw ProblemException.invalidInput(
                        ProblemCode.UNREADABLE_SOURCE,
                        RunnerOptions.MIXED + " is " + RunnerOptions.MIXED_RUN + " or " + RunnerOptions.MIXED_REFUSE
                                + ".",
                        "Look at --help.");
        };
    }
}
