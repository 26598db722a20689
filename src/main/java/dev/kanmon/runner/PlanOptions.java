package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.plan.ApprovedPlan;
import dev.kanmon.engine.plan.PlanSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code plan}, and those by which {@code deploy} is held to a plan. */
final class PlanOptions {

    private static final String FORMAT = "--format";
    private static final String JSON_FORMAT = "json";
    private static final String MARKDOWN_FORMAT = "markdown";

    private PlanOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return RowOptions.addTo(addIgnores(spec))
                .addOption(ShadowOptions.option("Where the plan is rehearsed"))
                .addOption(Options.flag(
                        RunnerOptions.REQUIRE_REHEARSAL, "End with 12 when the plan could not be rehearsed whole."))
                .addOption(Options.text(FORMAT, "FORMAT", "markdown (default) or json."));
    }

    /** Adds what holds a deploy to a plan. */
    static CommandSpec addApproval(CommandSpec spec) {
        return addIgnores(spec)
                .addOption(Options.text(
                        RunnerOptions.APPROVED_PLAN,
                        "sha256:HEX",
                        "Apply only what the plan of this hash says; end with 8 if it would be another plan now."))
                .addOption(
                        Options.text(
                                RunnerOptions.APPROVED_RISK,
                                "RISK",
                                "With " + RunnerOptions.APPROVED_PLAN
                                        + ": the risk that was approved (Low, Medium, High or Critical); end with 8 if it is higher now."))
                .addOption(OptionSpec.builder(RunnerOptions.PLAN_MIGRATIONS)
                        .type(Integer.class)
                        .paramLabel("COUNT")
                        .description(
                                "With " + RunnerOptions.APPROVED_PLAN
                                        + ": how many migrations the plan has, so that a run that was cut off goes on with the rest.")
                        .build());
    }

    private static CommandSpec addIgnores(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder(RunnerOptions.IGNORE)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("RULE")
                .description("Leave out a lint rule, or a group as practice/*, or one of one migration as"
                        + " RULE@MIGRATION; may be given several times.")
                .build());
    }

    static boolean asJson(ParseResult arguments) {
        return switch (arguments.matchedOptionValue(FORMAT, MARKDOWN_FORMAT)) {
            case JSON_FORMAT -> true;
            case MARKDOWN_FORMAT -> false;
            default -> throw invalid(FORMAT + " is markdown or json.");
        };
    }

    static PlanSettings settings(ParseResult arguments, ConnectionUrl target, Map<String, String> environment) {
        return new PlanSettings(
                ShadowOptions.settings(arguments, Optional.of(target), environment),
                ignores(arguments),
                arguments.hasMatchedOption(RunnerOptions.REQUIRE_REHEARSAL),
                HoldOptions.refusesMixed(arguments),
                target,
                RowOptions.limit(arguments));
    }

    /** What a deploy is held to; everything is admitted where no plan was approved. */
    static Admission admission(ParseResult arguments) {
        String hash = arguments.matchedOptionValue(RunnerOptions.APPROVED_PLAN, null);
        if (hash == null) {
            return Admission.UNCONDITIONAL;
        }
        return new ApprovedPlan(
                hash,
                arguments.matchedOptionValue(RunnerOptions.PLAN_MIGRATIONS, 0),
                risk(arguments.matchedOptionValue(RunnerOptions.APPROVED_RISK, Risk.Critical.name())),
                ignores(arguments),
                RowOptions.limit(arguments));
    }

    private static Risk risk(String name) {
        for (Risk risk : Risk.values()) {
            if (risk.name().equalsIgnoreCase(name)) {
                return risk;
            }
        }
        throw invalid(RunnerOptions.APPROVED_RISK + " is Low, Medium, High or Critical.");
    }

    private static List<LintRequest.Ignore> ignores(ParseResult arguments) {
        List<String> given = arguments.matchedOptionValue(RunnerOptions.IGNORE, List.of());
        return given.stream().map(PlanOptions::ignore).toList();
    }

    private static LintRequest.Ignore ignore(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new LintRequest.Ignore(text, "")
                : new LintRequest.Ignore(text.substring(0, at), text.substring(at + 1));
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalidInput(ProblemCode.UNREADABLE_SOURCE, message, "Look at --help.");
    }
}
