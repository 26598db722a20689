package dev.kanmon.engine.plan.facts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which expressions of a script may be evaluated on a target before anybody has approved the script: those that
 * call nothing but a few functions of PostgreSQL that read their arguments and nothing else.
 */
final class HarmlessExpression {

    /** What can hide something outside of strings: dollar quotes, comments, a second statement, a query. */
    private static final Pattern TOO_CLEVER =
            Pattern.compile("\\$|--|/\\*|;|\\bU&|\\bSELECT\\b|\\bOPERATOR\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
    private static final String IDENTIFIER = "\"q\"";
    private static final Pattern CALL = Pattern.compile("(\"q\"|[\\w.]+)\\s*\\(", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Set<String> CALLABLE = Set.of(
            "and",
            "or",
            "not",
            "in",
            "is",
            "between",
            "like",
            "ilike",
            "any",
            "all",
            "some",
            "array",
            "case",
            "when",
            "then",
            "else",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "length",
            "char_length",
            "octet_length",
            "lower",
            "upper",
            "btrim",
            "ltrim",
            "rtrim",
            "trim",
            "abs",
            "round",
            "floor",
            "ceil",
            "mod",
            "cardinality",
            "jsonb_typeof",
            "json_typeof",
            "num_nulls",
            "num_nonnulls",
            "starts_with",
            "numeric",
            "varchar",
            "char");

    private HarmlessExpression() {}

    static boolean is(String expression) {
        // An escaped quote would make the end of a string look like its beginning.
        if (expression.indexOf('\\') >= 0) {
            return false;
        }
        String bare =
                QUOTED.matcher(expression).replaceAll(quoted -> quoted.group().startsWith("'") ? "''" : IDENTIFIER);
        return !hasOpenQuote(bare)
                && !TOO_CLEVER.matcher(bare).find()
                && isBalanced(bare)
                && callsOnlyKnownFunctions(bare);
    }

    private static boolean hasOpenQuote(String bare) {
        String rest = bare.replace("''", "").replace(IDENTIFIER, "");
        return rest.indexOf('\'') >= 0 || rest.indexOf('"') >= 0;
    }

    private static boolean callsOnlyKnownFunctions(String bare) {
        Matcher call = CALL.matcher(bare);
        while (call.find()) {
            if (!CALLABLE.contains(call.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** Else the expression could close the parenthesis that it is put into. */
    private static boolean isBalanced(String bare) {
        int depth = 0;
        for (int i = 0; i < bare.length(); i++) {
            depth += bare.charAt(i) == '(' ? 1 : bare.charAt(i) == ')' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
