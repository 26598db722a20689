package dev.kanmon.engine.parse;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import java.util.Optional;

/** Finds what no PostgreSQL server takes, and what the way to its parser would change unseen. */
final class UnreadableText {

    private UnreadableText() {}

    /** The first character that cannot be sent to a server. */
    static Optional<Invalid> in(String sql) {
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
        }
        return Optional.empty();
    }
}
