package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the file itself, and with how it stands to the history. */
final class FileRules {

    private FileRules() {}

    static List<Rule> all() {
        return Stream.concat(ofFiles().stream(), OrderRules.all().stream()).toList();
    }

    private static List<Rule> ofFiles() {
        return List.of(
                new Rule.OfFile(new RuleInfo(
                        "file/syntax",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A statement that PostgreSQL does not accept",
                        "The server will refuse it, and the migration fails.",
                        List.of("squawk syntax-error"))),
                new Rule.OfFile(new RuleInfo(
                        "file/bom",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A byte order mark at the beginning",
                        "PostgreSQL takes it for a part of the first statement, and refuses that.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "file/psql-command",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A command of psql",
                        "Only psql knows commands that begin with a backslash; no server does.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "file/copy-stdin",
                        Severity.ERROR,
                        Weight.FIXED,
                        "COPY … FROM STDIN",
                        "Only psql sends the lines behind it to the server: write INSERT, or load the data by other means.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "file/empty",
                        Severity.INFO,
                        Weight.FIXED,
                        "A migration without a statement",
                        "It does nothing; perhaps its text was lost.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "file/unknown-directive",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A kanmon: comment that means nothing here",
                        "Whoever wrote it expects something of it, and nothing happens.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "file/out-of-order",
                        Severity.WARNING,
                        Weight.FIXED,
                        "A pending migration that comes before an applied one",
                        "It runs after the applied one here, and before it on every new database: the results may differ.",
                        List.of("atlas non-linear history"))),
                new Rule.OfFile(new RuleInfo(
                        "file/edited",
                        Severity.ERROR,
                        Weight.FIXED,
                        "A migration changed after it was applied",
                        "What the target has is not what the file says, so a new database comes out different.",
                        List.of("atlas checksum mismatch"))),
                new Rule.OfFile(new RuleInfo(
                        "file/missing",
                        Severity.ERROR,
                        Weight.FIXED,
                        "An applied migration whose file is gone",
                        "A new database comes out without it.",
                        List.of())));
    }
}
