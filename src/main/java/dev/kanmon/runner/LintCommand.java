package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.LintResult;
import dev.kanmon.engine.lint.Linter;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.runner.lint.FindingSources;
import dev.kanmon.runner.lint.GithubFormat;
import dev.kanmon.runner.lint.JsonFormat;
import dev.kanmon.runner.lint.LintFormat;
import dev.kanmon.runner.lint.LintReport;
import dev.kanmon.runner.lint.SarifFormat;
import dev.kanmon.runner.lint.ScriptFile;
import dev.kanmon.runner.lint.ScriptFiles;
import dev.kanmon.runner.lint.TextFormat;
import dev.kanmon.runner.output.ProblemText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon lint}. */
final class LintCommand implements Command {

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
            List<ScriptFile> files = ScriptFiles.read(options.path(), Path.of(""));
            LintReport report = lint(files, options);
            surroundings.out().print(format(options).write(report));
            surroundings.out().flush();
            return status(report).status();
        } catch (RuntimeException | Error e) {
            return tell(Problems.of(e)).status();
        }
    }

    private LintReport lint(List<ScriptFile> files, LintOptions options) {
        if (files.isEmpty()) {
            surroundings.err().println("Warning: there is no migration in " + options.path() + ".");
            surroundings.err().flush();
        }
        List<RuleInfo> rules = Rules.all().stream().map(Rule::info).toList();
        int applied = applied(files, options);
        LintResult result = new Linter(Rules.all())
                .lint(new LintRequest(
                        migrations(files, applied), options.serverVersion(), options.schema(), options.ignores()));
        boolean failed = !result.findings().isEmpty()
                && options.failOn()
                        .map(least -> result.worst().compareTo(least) >= 0)
                        .orElse(false);
        return new LintReport(
                new FindingSources(files, rules, redaction::apply).report(result.findings()),
                rules,
                files.size(),
                files.size() - applied,
                options.serverVersion(),
                failed);
    }

    /** How many of the first migrations are taken as applied. */
    private static int applied(List<ScriptFile> files, LintOptions options) {
        if (options.onlyNewSince().isEmpty()) {
            return 0;
        }
        String last = options.onlyNewSince().get();
        return IntStream.range(0, files.size())
                .filter(i -> files.get(i).migration().equals(last))
                .map(i -> i + 1)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.UNKNOWN_MIGRATION,
                        "There is no migration `" + last + "` in " + options.path() + ".",
                        "Name the last one that is applied as its folder is named."));
    }

    private static List<MigrationToLint> migrations(List<ScriptFile> files, int applied) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> new MigrationToLint(
                        files.get(i).migration(), files.get(i).text(), i < applied))
                .toList();
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
