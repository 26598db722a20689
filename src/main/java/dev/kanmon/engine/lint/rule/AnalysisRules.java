package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;
import java.util.Set;

/** What lint could not see through. */
final class AnalysisRules {

    private AnalysisRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfFile(new RuleInfo(
                        "analysis/unparsed",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A statement that the parser could not get through",
                        "What it does is not known, so nothing is known of its risk either.",
                        List.of())),
                new Rule.OfStatement(
                        new RuleInfo(
                                "analysis/copy-program",
                                Severity.ERROR,
                                Weight.FIXED,
                                "COPY … PROGRAM",
                                "It runs a command of the operating system on the database's server.",
                                List.of()),
                        Set.of("CopyStmt"),
                        AnalysisRules::copyProgram),
                new Rule.OfFile(new RuleInfo(
                        "analysis/dynamic-sql",
                        Severity.ERROR,
                        Weight.FIXED,
                        "SQL that only comes to be at run time",
                        "EXECUTE of a text that is not constant can do anything: look at it by hand.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "analysis/unknown-function",
                        Severity.WARNING,
                        Weight.FIXED,
                        "A call of a function that no migration defines",
                        "What it does when the migration calls it is not known.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "analysis/unknown-language",
                        Severity.ERROR,
                        Weight.FIXED,
                        "Code in a language other than SQL and PL/pgSQL",
                        "It is run, and what it does is not known.",
                        List.of())));
    }

    private static List<Found> copyProgram(LintedStatement statement) {
        return statement.node().flag("is_program")
                ? List.of(Found.of(
                        "COPY PROGRAM",
                        "This runs a command on the server's machine, and what that does is not known."))
                : List.of();
    }
}
