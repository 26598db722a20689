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
    /** A quote that is doubled within a string ends one token and begins the next, which does no harm here. */
    private static final Pattern TOKEN = Pattern.compile("\\$(\\w*)\\$(?s:.*?)\\$\\1\\$" + "|'[^']*+'"
            + "|\"[^\"]*+\"(?:\"[^\"]*+\")*+" + "|[\\p{L}_][\\p{L}\\p{N}_$]*+" + "|[0-9][0-9.]*+" + "|(?s:.)");

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
            } else if (text.regionMatches(true, at, "E'", 0, 2)) {
                int end = endOfEscapeString(text, at + 2);
                tokens.add(new Token(text.substring(at, end), at, depth));
                at = end;
            } else if (token.region(at, text.length()).lookingAt()) {
                depth -= closes(token.group()) ? 1 : 0;
                tokens.add(new Token(token.group(), at, depth));
                depth += opens(token.group()) ? 1 : 0;
                at = token.end();
            }
        }
        return tokens;
    }

    private static int endOfEscapeString(String text, int begin) {
        int at = begin;
        while (at < text.length() && text.charAt(at) != '\'') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private static boolean opens(String token) {
        return token.equals("(") || token.equals("[");
    }

    private static boolean closes(String token) {
        return token.equals(")") || token.equals("]");
    }
}
