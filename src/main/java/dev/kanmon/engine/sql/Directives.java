package dev.kanmon.engine.sql;

import dev.kanmon.contract.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script asks of Kanmon, in line comments of the form {@code -- kanmon:<directive>} before its first statement.
 */
record Directives(boolean noTransaction, List<ScriptProblem> problems) {

    /** Every statement outside of an explicit BEGIN … COMMIT runs by itself. */
    static final String NO_TRANSACTION = "no-transaction";

    private static final String PREFIX = "kanmon:";

    static Directives of(String text) {
        Lexer lexer = new Lexer(text, 0, text.length());
        List<ScriptProblem> problems = new ArrayList<>();
        boolean noTransaction = false;
        int at = ByteOrderMark.lengthAt(text);
        while (at < text.length()) {
            int behind = Ascii.isSpace(text.charAt(at)) ? at + 1 : lexer.afterComment(at);
            if (behind <= at) {
                break;
            }
            String name = directiveIn(text, at, behind);
            if (name.equals(NO_TRANSACTION)) {
                noTransaction = true;
            } else if (!name.isEmpty()) {
                problems.add(unknown(1 + Lines.ends(text, 0, at)));
            }
            at = behind;
        }
        return new Directives(noTransaction, problems);
    }

    /** The directive's name, or the empty string for anything but a directive. */
    private static String directiveIn(String text, int from, int to) {
        if (!text.startsWith("--", from)) {
            return "";
        }
        String comment = text.substring(from + 2, to).strip();
        return comment.startsWith(PREFIX) ? comment.substring(PREFIX.length()).strip() : "";
    }

    private static ScriptProblem unknown(int line) {
        return new ScriptProblem(
                ProblemCode.UNKNOWN_DIRECTIVE,
                line,
                "This \"-- kanmon:\" comment is no directive that Kanmon knows. Write \"-- " + PREFIX + NO_TRANSACTION
                        + "\", or drop the prefix \"" + PREFIX + "\" if it is an ordinary comment.");
    }
}
