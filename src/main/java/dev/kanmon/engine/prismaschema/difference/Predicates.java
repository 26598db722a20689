package dev.kanmon.engine.prismaschema.difference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether two partial indexes cover the same rows. A server prints a condition with more parentheses, quotes and casts
 * than a person writes; none of them is a difference.
 */
final class Predicates {

    /** A text, a quoted name, a word, a cast of what stands before it, or any other character. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\w.]+"
            + "|::\\s*(?:\"[^\"]+\"|\\w+(?: varying| precision| with(?:out)? time zone)?)(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[])?"
            + "|[^\\s]");

    private static final Pattern PLAIN_NAME_IN_QUOTES = Pattern.compile("\"[a-z_][a-z0-9_]*\"");

    private Predicates() {}

    static boolean match(Optional<String> from, Optional<String> to) {
        return from.map(Predicates::essence).equals(to.map(Predicates::essence));
    }

    private static List<String> essence(String condition) {
        return TOKEN.matcher(condition)
                .results()
                .map(MatchResult::group)
                .filter(token -> !token.startsWith("::") && !token.equals("(") && !token.equals(")"))
                .map(Predicates::bare)
                .toList();
    }

    private static String bare(String token) {
        if (PLAIN_NAME_IN_QUOTES.matcher(token).matches()) {
            return token.substring(1, token.length() - 1);
        }
        boolean quoted = token.startsWith("'") || token.startsWith("\"");
        return quoted ? token : token.toLowerCase(Locale.ROOT);
    }
}
