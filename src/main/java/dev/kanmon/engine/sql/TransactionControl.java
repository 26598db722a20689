package dev.kanmon.engine.sql;

import dev.kanmon.contract.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** Checks that the transactions a script begins and ends by itself leave nothing undone. */
final class TransactionControl {

    private final List<ScriptProblem> problems = new ArrayList<>();
    private Statement begin;

    private TransactionControl() {}

    static List<ScriptProblem> problems(List<Statement> statements) {
        TransactionControl control = new TransactionControl();
        statements.forEach(control::check);
        if (control.begin != null) {
            control.report(
                    control.begin,
                    "This BEGIN has no COMMIT, so nothing after it would be kept. Add COMMIT, or remove BEGIN: Kanmon"
                            + " runs the script in a transaction anyway.");
        }
        return control.problems;
    }

    private void check(Statement statement) {
        switch (statement.kind()) {
            case BEGIN -> begin = begin == null ? statement : begin;
            case COMMIT -> begin = null;
            case ROLLBACK -> rollback(statement);
            case CHAIN -> chain(statement);
            case PREPARE_TRANSACTION -> prepare(statement);
            case REFUSES_TRANSACTION -> refusing(statement);
            case ORDINARY, MAY_REFUSE_TRANSACTION, COPY_FROM_STDIN -> {
                // fine inside of a block and outside
            }
        }
    }

    private void rollback(Statement statement) {
        if (begin == null) {
            report(
                    statement,
                    "This ROLLBACK has no BEGIN, and would undo the statements before it. Remove it, or put BEGIN before"
                            + " what it is to undo.");
        }
        begin = null;
    }

    private void chain(Statement statement) {
        report(
                statement,
                "AND CHAIN is not supported in a migration. Write COMMIT; BEGIN; or ROLLBACK; BEGIN; instead.");
    }

    private void prepare(Statement statement) {
        report(
                statement,
                "PREPARE TRANSACTION would leave a transaction behind that holds its locks until somebody ends it. Write"
                        + " COMMIT instead.");
        begin = null;
    }

    private void refusing(Statement statement) {
        if (begin != null) {
            report(
                    statement,
                    "The server refuses this statement inside of a transaction (SQLSTATE 25001), and line "
                            + begin.line() + " begins one. Move it behind the COMMIT.");
        }
    }

    private void report(Statement statement, String message) {
        problems.add(new ScriptProblem(ProblemCode.TRANSACTION_CONTROL, statement.line(), message));
    }
}
