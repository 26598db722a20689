package dev.kanmon.engine.sql;

/**
 * Follows the words of one statement to know whether a semicolon belongs to the body of a routine, {@code BEGIN ATOMIC …;
 * …; END}. The grammar lets the closing END stand only behind a semicolon or behind ATOMIC, where no statement can begin
 * with END; so the END of a CASE and a column called "end" need no counting.
 */
final class RoutineBody {

    private boolean inRoutine;
    private boolean afterBegin;
    private boolean open;
    private boolean endMayCome;
    private int start;

    /** A new statement begins, whose first token is at this index. */
    void reset(String text, int index) {
        inRoutine = createsRoutine(new TokenReader(text, index));
        afterBegin = false;
        open = false;
        endMayCome = false;
    }

    private static boolean createsRoutine(TokenReader reader) {
        if (!reader.accept("CREATE")) {
            return false;
        }
        reader.accept("OR", "REPLACE");
        return reader.accept("FUNCTION") || reader.accept("PROCEDURE");
    }

    /** Takes note of a token outside of parentheses. */
    void follow(Lexer lexer) {
        if (!inRoutine) {
            return;
        }
        if (open) {
            open = !(endMayCome && lexer.isKeyword("END"));
            endMayCome = lexer.token() == Token.SEMICOLON;
        } else if (afterBegin && lexer.isKeyword("ATOMIC")) {
            open = true;
            endMayCome = true;
        }
        boolean begin = lexer.isKeyword("BEGIN");
        if (begin && !open) {
            start = lexer.start();
        }
        afterBegin = begin;
    }

    /** Whether the body has begun and not ended. */
    boolean isOpen() {
        return open;
    }

    /** The index of the body's BEGIN. */
    int start() {
        return start;
    }
}
