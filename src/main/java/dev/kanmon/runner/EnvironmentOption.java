package dev.kanmon.runner;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How a command is told what the database is for. */
final class EnvironmentOption {

    private EnvironmentOption() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text(
                RunnerOptions.ENVIRONMENT,
                "ENVIRONMENT",
                "What the database is for: " + names() + " (default: the variable " + RunnerOptions.ENVIRONMENT_ENV
                        + ", or " + Environment.Production + ")."));
    }

    /**
     * The option's word, else the variable's, in letters of either case; without a word it is production.
     *
     * @param variables of the process
     * @throws ProblemException K5014 for a word that there is not
     */
    static Environment environment(ParseResult arguments, Map<String, String> variables) {
        String word = arguments.matchedOptionValue(RunnerOptions.ENVIRONMENT, "");
        String variable = variables.getOrDefault(RunnerOptions.ENVIRONMENT_ENV, "");
        if (arguments.hasMatchedOption(RunnerOptions.ENVIRONMENT)) {
            return parse(RunnerOptions.ENVIRONMENT, word);
        }
        return variable.isBlank() ? Environment.Production : parse(RunnerOptions.ENVIRONMENT_ENV, variable);
    }

    private static Environment parse(String where, String word) {
        return Arrays.stream(Environment.values())
                .filter(environment -> environment.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.UNKNOWN_ENVIRONMENT,
                        "There is no environment \"" + word + "\", which " + where + " names.",
                        "It is one of " + names() + "."));
    }

    private static String names() {
        return Arrays.stream(Environment.values()).map(Environment::name).collect(Collectors.joining(", "));
    }
}
