package dev.kanmon.engine.sql;

import dev.kanmon.contract.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A script and its statements.
 *
 * @param text all of it, as read
 * @param statements in their order; empty ones are left out
 * @param problems why it cannot be run, by line; empty for a script that can
 * @param noTransaction whether it asks with {@link Directive#NO_TRANSACTION} to be run statement by statement
 */
public record Script(String text, List<Statement> statements, List<ScriptProblem> problems, boolean noTransaction) {

    /** Never fails: whatever is wrong with the text is among the {@link #problems()}. */
    public static Script parse(String text) {
        Splitter splitter = new Splitter(text);
        splitter.split();
        List<Statement> statements = List.copyOf(splitter.statements());
        Directives directives = Directives.of(text);
        List<ScriptProblem> problems = new ArrayList<>(splitter.problems());
        problems.addAll(directives.problems());
        if (problems.stream().noneMatch(problem -> problem.code() == ProblemCode.UNTERMINATED)) {
            problems.addAll(TransactionControl.problems(statements));
        }
        problems.sort(Comparator.comparingInt(ScriptProblem::line));
        return new Script(text, statements, List.copyOf(problems), directives.noTransaction());
    }

    /**
     * The statement that an index belongs to: the last one that begins at or before it, so that the semicolon, and the
     * comments behind a statement, count as its own.
     *
     * @param utf16Offset index in the script
     * @return empty before the first statement
     */
    public Optional<Statement> statementAt(int utf16Offset) {
        int low = 0;
        int high = statements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statements.get(middle).offset() <= utf16Offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(statements.get(low - 1));
    }

    /** The line, from 1, that an index in the script lies on. */
    public int lineAt(int utf16Offset) {
        return 1 + Lines.ends(text, 0, Math.min(utf16Offset, text.length()));
    }

    /**
     * Where an error lies that the server reported for the whole script sent as one.
     *
     * @param position as the server counts: from 1, in characters (code points)
     * @return the index in the script, in UTF-16 units
     */
    public int offsetOfPosition(int position) {
        return Lines.indexOfPosition(text, position);
    }
}
