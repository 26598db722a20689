package dev.kanmon.engine.sql;

import dev.kanmon.contract.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** Goes through a script once, from its beginning to its end, and collects its statements and lexical problems. */
final class Splitter {

    /** A file that is no SQL at all would else be reported character by character. */
    private static final int MAX_PROBLEMS = 20;

    private final String text;
    private final Lexer lexer;
    private final RoutineBody body = new RoutineBody();
    private final List<Statement> statements = new ArrayList<>();
    private final List<ScriptProblem> problems = new ArrayList<>();

    /** Index of the current statement's first token; -1 between statements. */
    private int start = -1;

    private int end;
    private int parentheses;
    private int countedTo;
    private int line = 1;

    Splitter(String text) {
        this.text = text;
        this.lexer = new Lexer(text, ByteOrderMark.lengthAt(text), text.length());
    }

    List<Statement> statements() {
        return statements;
    }

    List<ScriptProblem> problems() {
        return problems;
    }

    void split() {
        if (ByteOrderMark.lengthAt(text) > 0) {
            report(ProblemCode.BYTE_ORDER_MARK, 0, LexicalMessages.BYTE_ORDER_MARK);
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            report(ProblemCode.NUL_CHARACTER, nul, LexicalMessages.NUL_CHARACTER);
        }
        while (lexer.next() != Token.END) {
            take(lexer.token());
        }
        if (start >= 0 && body.isOpen()) {
            report(ProblemCode.UNTERMINATED, body.start(), LexicalMessages.UNTERMINATED_BODY);
        }
        finishStatement();
    }

    private void take(Token token) {
        switch (token) {
            case SEMICOLON -> semicolon();
            case BACKSLASH -> psqlCommand();
            case UNTERMINATED_STRING, UNTERMINATED_IDENTIFIER, UNTERMINATED_DOLLAR_QUOTE, UNTERMINATED_COMMENT -> {
                report(ProblemCode.UNTERMINATED, lexer.start(), LexicalMessages.unterminated(token));
                addToStatement();
            }
            case OPEN_PARENTHESIS -> {
                addToStatement();
                parentheses++;
            }
            case CLOSE_PARENTHESIS -> {
                parentheses = Math.max(0, parentheses - 1);
                addToStatement();
            }
            case WORD, QUOTED_IDENTIFIER, STRING, OTHER -> addToStatement();
            case END -> throw new IllegalStateException("the end is no token of a statement");
        }
    }

    private void addToStatement() {
        if (start < 0) {
            start = lexer.start();
            body.reset(text, start);
        }
        end = lexer.end();
        if (parentheses == 0) {
            body.follow(lexer);
        }
    }

    private void semicolon() {
        if (start >= 0 && (parentheses > 0 || body.isOpen())) {
            addToStatement();
            return;
        }
        StatementKind kind = finishStatement();
        if (kind == StatementKind.COPY_FROM_STDIN) {
            lexer.moveTo(CopyData.end(text, lexer.end()));
        }
    }

    /** Ends the statement that was begun, if one was. */
    private StatementKind finishStatement() {
        parentheses = 0;
        if (start < 0) {
            return StatementKind.ORDINARY;
        }
        String statement = text.substring(start, end);
        StatementKind kind = StatementKinds.of(statement);
        statements.add(new Statement(statement, start, lineOf(start), kind));
        if (kind == StatementKind.COPY_FROM_STDIN) {
            report(ProblemCode.COPY_FROM_STDIN, start, LexicalMessages.COPY_FROM_STDIN);
        }
        start = -1;
        return kind;
    }

    private void psqlCommand() {
        int endOfLine = Lines.endOfLine(text, lexer.end());
        report(
                ProblemCode.PSQL_COMMAND,
                lexer.start(),
                LexicalMessages.psqlCommand(text.substring(lexer.start(), endOfLine)));
        lexer.moveTo(endOfLine);
    }

    private void report(ProblemCode code, int index, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new ScriptProblem(code, lineOf(index), message));
        }
    }

    /** Lines are counted on from the last index asked for, so that a script is gone through once only. */
    private int lineOf(int index) {
        int lineOfIndex = index >= countedTo
                ? line + Lines.ends(text, countedTo, index)
                : line - Lines.ends(text, index, countedTo);
        line = lineOfIndex;
        countedTo = index;
        return lineOfIndex;
    }
}
