package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.rule.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code kanmon lint} was asked for.
 *
 * @param path a folder of migrations, or a script
 * @param serverVersion as {@code server_version_num} has it
 * @param schema what a name without a schema means
 * @param ignores rules, or groups of them, that nobody wants to hear of
 * @param onlyNewSince the last migration that is taken as applied; empty where none is
 * @param appliedIn the migrations as the target has them; empty where there is no such folder
 * @param failOn the least severity that the command fails for; empty for none
 */
record LintOptions(
        Path path,
        Format format,
        int serverVersion,
        String schema,
        List<LintRequest.Ignore> ignores,
        Optional<String> onlyNewSince,
        Optional<Path> appliedIn,
        Optional<Severity> failOn) {

    enum Format {
        TEXT,
        JSON,
        SARIF,
        GITHUB
    }

    private static final String FORMAT = "--format";
    private static final String SERVER_VERSION = "--server-version";
    private static final String SCHEMA = "--schema";
    private static final String IGNORE = "--ignore";
    private static final String ONLY_NEW_SINCE = "--only-new-since";
    private static final String APPLIED_IN = "--applied-in";
    private static final String FAIL_ON = "--fail-on";

    private static final String NEVER = "never";
    private static final int NEWEST_SERVER = 180000;
    private static final int VERSION_FACTOR = 10000;

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(RunnerOptions.LINT);
        spec.usageMessage()
                .description(
                        "Say what is dangerous in migrations, and what would be safer. Asks no database; ends with 13"
                                + " when there are findings that it is to fail for.");
        return spec.addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .type(String.class)
                        .paramLabel("DIR")
                        .description(
                                "Where the migrations are, as Prisma lays them out or as a mounted ConfigMap; or one"
                                        + " script (default: " + Options.DEFAULT_DIRECTORY + ").")
                        .build())
                .addOption(Options.text(FORMAT, "FORMAT", "text, json, sarif, or github (default: text)."))
                .addOption(Options.text(
                        SERVER_VERSION,
                        "VERSION",
                        "PostgreSQL's major version where the migrations will run (default: "
                                + major(LintRequest.OLDEST_SERVER) + ", the oldest supported)."))
                .addOption(Options.text(SCHEMA, "NAME", "The schema that a name without one means (default: public)."))
                .addOption(OptionSpec.builder(IGNORE)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("RULE")
                        .description(
                                "Leave out a rule, or a group as practice/*, in all migrations or as RULE@MIGRATION in one; may"
                                        + " be given several times.")
                        .build())
                .addOption(Options.text(
                        ONLY_NEW_SINCE,
                        "MIGRATION",
                        "Take this migration and those before it as applied: they tell what there is, and nothing is"
                                + " reported of them."))
                .addOption(Options.text(
                        APPLIED_IN,
                        "DIR",
                        "Take the migrations in this folder as applied, for example those of the main branch, checked out"
                                + " beside: also tells which were edited, removed, or would run out of order."))
                .addOption(Options.text(
                        FAIL_ON,
                        "SEVERITY",
                        "Fail for findings of info, warning, error or critical and above, or never (default: error)."))
                .addOption(Options.help());
    }

    /** @throws ParameterException where a value is none of those that there are */
    static LintOptions of(ParseResult arguments) {
        if (arguments.hasMatchedOption(ONLY_NEW_SINCE) && arguments.hasMatchedOption(APPLIED_IN)) {
            throw wrong(arguments, "Pass either " + ONLY_NEW_SINCE + " or " + APPLIED_IN + ", not both.");
        }
        String path = arguments.matchedPositionalValue(0, Options.DEFAULT_DIRECTORY.toString());
        String failOn = arguments.matchedOptionValue(FAIL_ON, "error");
        List<String> ignores = arguments.matchedOptionValue(IGNORE, List.of());
        return new LintOptions(
                Path.of(path),
                constant(arguments, FORMAT, arguments.matchedOptionValue(FORMAT, "text"), Format.values()),
                serverVersion(arguments),
                arguments.matchedOptionValue(SCHEMA, "public"),
                ignores.stream().map(rule -> ignore(arguments, rule)).toList(),
                Optional.ofNullable(arguments.matchedOptionValue(ONLY_NEW_SINCE, null)),
                Optional.ofNullable(arguments.matchedOptionValue(APPLIED_IN, (String) null))
                        .map(Path::of),
                failOn.equals(NEVER)
                        ? Optional.empty()
                        : Optional.of(constant(arguments, FAIL_ON, failOn, Severity.values())));
    }

    private static int serverVersion(ParseResult arguments) {
        String version = arguments.matchedOptionValue(SERVER_VERSION, major(LintRequest.OLDEST_SERVER));
        return IntStream.rangeClosed(LintRequest.OLDEST_SERVER / VERSION_FACTOR, NEWEST_SERVER / VERSION_FACTOR)
                .filter(supported -> String.valueOf(supported).equals(version))
                .map(supported -> supported * VERSION_FACTOR)
                .findFirst()
                .orElseThrow(() -> wrong(
                        arguments,
                        SERVER_VERSION + " takes " + major(LintRequest.OLDEST_SERVER) + " to " + major(NEWEST_SERVER)
                                + ", not " + version + "."));
    }

    private static String major(int version) {
        return String.valueOf(version / VERSION_FACTOR);
    }

    /** @param text a rule or a group, with {@code @migration} behind it where it holds for one only */
    private static LintRequest.Ignore ignore(ParseResult arguments, String text) {
        int at = text.indexOf('@');
        String rule = at < 0 ? text : text.substring(0, at);
        boolean known = Rules.all().stream()
                .map(Rule::info)
                .anyMatch(info -> info.id().equals(rule) || (info.group() + "/*").equals(rule));
        if (!known) {
            throw wrong(arguments, "There is no rule " + rule + "; docs/reference/lint-rules.md has all of them.");
        }
        return new LintRequest.Ignore(rule, at < 0 ? "" : text.substring(at + 1));
    }

    private static <E extends Enum<E>> E constant(ParseResult arguments, String option, String value, E[] constants) {
        return Stream.of(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(arguments, option + " does not take " + value + "."));
    }

    private static ParameterException wrong(ParseResult arguments, String message) {
        return new ParameterException(arguments.commandSpec().commandLine(), message);
    }
}
