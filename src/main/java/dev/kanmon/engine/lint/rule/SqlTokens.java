package dev.kanmon.engine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a statement that has been parsed already into its tokens, to find the places where a safer way differs from it. */
final class SqlTokens {

    /**
     * @param depth how many parentheses are open around it; a parenthesis itself counts as outside of its own pair
     * @param begin index in the statement's text
     */
    record Token(String text, int begin, int depth) {
        int end() {
            return begin + text.length();
        }

        /** Whether it is this word, outside of parentheses. */
        boolean is(String word) {
            return depth == 0 && text.equalsIgnoreCase(word);
        }
    }

    private static final Pattern SPACE = Pattern.compile("\\s+|--[^\\n]*|/\\*(?s:.*?)\\*/");
    private static final Pattern TOKEN = Pattern.compile("\\$(\\w*)\\$(?s:.*?)\\$\\1\\$"
            + "|(?i:U&|E)?'(?:[^'\\\\]|''|\\\\(?s:.))*+'" + "|(?:[uU]&)?\"(?:[^\"]|\"\")*+\""
            + "|[\\p{L}_][\\p{L}\\p{N}_$]*+"
            + "|[0-9][0-9.]*+" + "|(?s:.)");

    private SqlTokens() {}

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher space = SPACE.matcher(text);
        Matcher token = TOKEN.matcher(text);
        int depth = 0;
        int at = 0;
        while (at < text.length()) {
            if (space.region(at, text.length()).lookingAt()) {
                at = space.end();
            } else if (token.region(at, text.length()).lookingAt()) {
                depth -= closes(token.group()) ? 1 : 0;
                tokens.add(new Token(token.group(), at, depth));
                depth += opens(token.group()) ? 1 : 0;
                at = token.end();
            }
        }
        return tokens;
    }

    private static boolean opens(String token) {
        return token.equals("(") || token.equals("[");
    }

    private static boolean closes(String token) {
        return token.equals(")") || token.equals("]");
    }
}
