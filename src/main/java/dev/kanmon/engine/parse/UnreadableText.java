package dev.kanmon.engine.parse;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Unparsed;
import java.util.Optional;

/** Finds what must not reach the parser: what no server takes, and what would keep the scanner busy for hours. */
final class UnreadableText {

    /** PostgreSQL's: what an operator can be made of. */
    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";

    /**
     * Every {@code /*} in a run of operator characters makes the scanner read the rest of that run once more. So many
     * characters it reads in a second or two.
     */
    private static final long SCANNED = 100_000_000;

    private final String sql;
    private long scanned;
    private int run;
    private int openings;

    private UnreadableText(String sql) {
        this.sql = sql;
    }

    static Optional<ParseResult> in(String sql) {
        return new UnreadableText(sql).find();
    }

    private Optional<ParseResult> find() {
        for (int i = 0; i < sql.length(); i++) {
            char unit = sql.charAt(i);
            if (unit == 0) {
                return Optional.of(new Invalid("a NUL character (U+0000), which PostgreSQL does not allow in text", i));
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isSurrogatePair(unit, i + 1 < sql.length() ? sql.charAt(i + 1) : 0)) {
                    return Optional.of(new Invalid("half of a surrogate pair, which is no character", i));
                }
                i++;
            }
            follow(unit, i);
        }
        endRun();
        return scanned > SCANNED ? Optional.of(new Unparsed(ParserLimits.tooDeep())) : Optional.empty();
    }

    private void follow(char unit, int index) {
        if (OPERATOR_CHARACTERS.indexOf(unit) < 0) {
            endRun();
            return;
        }
        run++;
        if (unit == '*' && index > 0 && sql.charAt(index - 1) == '/') {
            openings++;
        }
    }

    private void endRun() {
        scanned += (long) run * openings;
        run = 0;
        openings = 0;
    }
}
