package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.LintResult;
import dev.kanmon.engine.lint.Linter;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.runner.lint.FindingSources;
import dev.kanmon.runner.lint.GithubFormat;
import dev.kanmon.runner.lint.JsonFormat;
import dev.kanmon.runner.lint.LintFormat;
import dev.kanmon.runner.lint.LintReport;
import dev.kanmon.runner.lint.LintSource;
import dev.kanmon.runner.lint.SarifFormat;
import dev.kanmon.runner.lint.ScriptFile;
import dev.kanmon.runner.lint.ScriptFiles;
import dev.kanmon.runner.lint.TextFormat;
import dev.kanmon.runner.output.ProblemText;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon lint}. */
final class LintCommand implements Command {

    private static final Path WORKING_DIRECTORY = Path.of("");

    private final Surroundings surroundings;
    private final Redaction redaction = new Redaction(List.of());

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return LintOptions.spec();
    }

    @Override
    public int run(ParseResult arguments) {
        LintOptions options = LintOptions.of(arguments);
        try {
            LintReport report = lint(source(options), options);
            surroundings.out().print(format(options).write(report));
            surroundings.out().flush();
            return status(report).status();
        } catch (RuntimeException | Error e) {
            return tell(Problems.of(e)).status();
        }
    }

    private LintSource source(LintOptions options) {
        List<ScriptFile> files = ScriptFiles.read(options.path(), WORKING_DIRECTORY);
        if (files.isEmpty()) {
            surroundings.err().println("Warning: there is no migration in " + options.path() + ".");
            surroundings.err().flush();
        }
        if (options.appliedIn().isPresent()) {
            return LintSource.against(ScriptFiles.read(options.appliedIn().get(), WORKING_DIRECTORY), files);
        }
        return options.onlyNewSince()
                .map(last -> LintSource.since(last, files))
                .orElseGet(() -> LintSource.ofAll(files));
    }

    private LintReport lint(LintSource source, LintOptions options) {
        List<RuleInfo> rules = Rules.all().stream().map(Rule::info).toList();
        LintResult result = new Linter(Rules.all())
                .lint(new LintRequest(
                        source.migrations(),
                        options.serverVersion(),
                        options.schema(),
                        options.ignores(),
                        source.missing().stream().map(ScriptFile::migration).toList()));
        return new LintReport(
                new FindingSources(source.files(), rules, redaction::apply).report(result.findings()),
                rules,
                source.migrations().size(),
                source.pending(),
                options.serverVersion(),
                isFailed(result, options));
    }

    private static boolean isFailed(LintResult result, LintOptions options) {
        return options.failOn().isPresent()
                && result.findings().stream()
                        .anyMatch(finding ->
                                finding.severity().compareTo(options.failOn().get()) >= 0);
    }

    private LintFormat format(LintOptions options) {
        return switch (options.format()) {
            case TEXT -> new TextFormat(surroundings.colour());
            case JSON -> new JsonFormat();
            case SARIF -> new SarifFormat(Version.ofThisBuild());
            case GITHUB -> new GithubFormat();
        };
    }

    private static ExitCode status(LintReport report) {
        if (report.failed()) {
            return ExitCode.FINDINGS;
        }
        return report.pending() == 0 ? ExitCode.NOTHING_TO_DO : ExitCode.DONE;
    }

    private ExitCode tell(Problem problem) {
        surroundings
                .err()
                .print(ProblemText.of(
                        problem.code().code(), redaction.apply(problem.message()), redaction.apply(problem.hint())));
        surroundings.err().flush();
        return problem.outcome();
    }
}
