package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Unparsed;
import dev.kanmon.engine.sql.Directive;
import dev.kanmon.engine.sql.ScriptProblem;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.engine.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the file itself, whatever its statements mean. */
final class FileChecks {

    static final String SYNTAX = "file/syntax";
    private static final String EMPTY = "file/empty";
    private static final String UNKNOWN_DIRECTIVE = "file/unknown-directive";

    private final RuleBook rules;
    private final ReadMigration read;
    private final Places places;
    private final List<Finding> findings = new ArrayList<>();

    FileChecks(RuleBook rules, ReadMigration read, Places places) {
        this.rules = rules;
        this.read = read;
        this.places = places;
    }

    List<Finding> findings() {
        for (int i = 0; i < read.trees().size(); i++) {
            readability(i);
        }
        read.script().problems().forEach(this::problem);
        directives();
        if (read.trees().isEmpty() && findings.isEmpty()) {
            report(EMPTY, places.ofStatement(-1), "This migration has no statement, so it does nothing.");
        }
        return findings;
    }

    private void readability(int index) {
        ReadMigration.Tree tree = read.trees().get(index);
        if (tree.result() instanceof Invalid invalid) {
            report(SYNTAX, places.at(index, tree.base() + invalid.offset()), invalid.message());
        } else if (tree.result() instanceof Unparsed unparsed) {
            report(Unfolding.UNPARSED, places.ofStatement(index), unparsed.reason());
        }
    }

    /** What keeps Kanmon from running the script; a statement that does is found by a rule that looks at statements. */
    private void problem(ScriptProblem problem) {
        switch (problem.code()) {
            case BYTE_ORDER_MARK -> report("file/bom", problem);
            case PSQL_COMMAND -> report("file/psql-command", problem);
            case COPY_FROM_STDIN -> report("file/copy-stdin", problem);
            case UNKNOWN_DIRECTIVE -> report(UNKNOWN_DIRECTIVE, problem);
            case TRANSACTION_CONTROL -> transactionControl(problem);
            default -> {
                if (findings.stream().noneMatch(finding -> finding.rule().equals(SYNTAX))) {
                    report(SYNTAX, problem);
                }
            }
        }
    }

    private void transactionControl(ScriptProblem problem) {
        int first = places.statementOn(problem.line()).orElse(0);
        Optional<StatementKind> kind = read.script().statements().stream()
                .skip(first)
                .takeWhile(statement -> statement.line() == problem.line())
                .map(Statement::kind)
                .filter(FileChecks::controlsTransaction)
                .findFirst();
        if (kind.isPresent()) {
            report(kind.get() == StatementKind.BEGIN ? "tx/begin-without-commit" : "tx/refused-control", problem);
        }
    }

    private static boolean controlsTransaction(StatementKind kind) {
        return switch (kind) {
            case BEGIN, ROLLBACK, CHAIN, PREPARE_TRANSACTION -> true;
            case ORDINARY, COMMIT, REFUSES_TRANSACTION, MAY_REFUSE_TRANSACTION, COPY_FROM_STDIN -> false;
        };
    }

    /** Those behind the first statement: a run looks at the ones before it only, and so refuses none of these. */
    private void directives() {
        for (Directive directive : Directive.in(read.script())) {
            boolean ignored = directive.isKnown() && !directive.name().equals(Directive.NO_TRANSACTION);
            if (directive.statement() > 0 && !ignored) {
                String message = directive.isKnown()
                        ? "This directive has an effect before the first statement only: move it to the top of the file."
                        : "\"kanmon:" + directive.name() + "\" is no directive that Kanmon knows, so it has no effect.";
                report(UNKNOWN_DIRECTIVE, places.ofLine(directive.line()), message);
            }
        }
    }

    private void report(String rule, ScriptProblem problem) {
        report(rule, places.ofLine(problem.line()), problem.message());
    }

    private void report(String rule, Place place, String message) {
        findings.add(new Finding(
                rule,
                rules.info(rule).severity(),
                place,
                place.migration(),
                Optional.empty(),
                message,
                Optional.empty()));
    }
}
