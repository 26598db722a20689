package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.desired.OutsideProduction;
import dev.kanmon.engine.source.TargetSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option that gives a wanted schema in the place of migrations. */
final class DesiredOption {

    private DesiredOption() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder(RunnerOptions.DESIRED_SCHEMA)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("PATH")
                .description("In place of " + RunnerOptions.DIR
                        + ": the schema.prisma that is wanted, or a folder of such files. What the database lacks of it is"
                        + " the one migration there is. Outside Production only; may be given several times.")
                .build());
    }

    static boolean isGiven(ParseResult arguments) {
        return arguments.hasMatchedOption(RunnerOptions.DESIRED_SCHEMA);
    }

    /**
     * @return none where the option is not given
     * @throws ProblemException where it does not go with another one
     */
    static List<Path> paths(ParseResult arguments) {
        Stream.of(RunnerOptions.DIR, RunnerOptions.BASELINE)
                .filter(option -> isGiven(arguments) && arguments.hasMatchedOption(option))
                .findFirst()
                .ifPresent(option -> {
                    throw ProblemException.invalidInput(
                            ProblemCode.UNREADABLE_SOURCE,
                            RunnerOptions.DESIRED_SCHEMA + " does not go with " + option
                                    + ": a database is brought to the wanted schema from whatever it is.",
                            "Pass one of the two.");
                });
        List<String> paths = arguments.matchedOptionValue(RunnerOptions.DESIRED_SCHEMA, List.of());
        return paths.stream().map(Path::of).toList();
    }

    /**
     * Of a command that has no use for it.
     *
     * @param reason why
     * @throws ProblemException where it is given
     */
    static void refuse(ParseResult arguments, String reason) {
        if (isGiven(arguments)) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNREADABLE_SOURCE,
                    "With " + RunnerOptions.DESIRED_SCHEMA + " " + reason,
                    "Give " + RunnerOptions.DIR + ", or leave it; " + RunnerOptions.STATUS
                            + " tells what the database lacks of the schema.");
        }
    }

    /**
     * A source for what changes the database: a wanted schema may not do so in production.
     *
     * @param variables of the process
     * @throws ProblemException K5010 where the environment is production, as it is without a word
     */
    static TargetSource outsideProduction(TargetSource source, ParseResult arguments, Map<String, String> variables) {
        return isGiven(arguments)
                ? new OutsideProduction(source, EnvironmentOption.environment(arguments, variables))
                : source;
    }
}
