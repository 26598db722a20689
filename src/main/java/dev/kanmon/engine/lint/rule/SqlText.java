package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.rule.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rewrites the text of statements that are known to be valid; there is no deparser at hand. */
final class SqlText {

    /** What begins the next part of a column's definition (ColConstraint in gram.y). */
    private static final Set<String> COLUMN_PARTS = Set.of(
            "NOT", "NULL", "UNIQUE", "PRIMARY", "CHECK", "REFERENCES", "CONSTRAINT", "GENERATED", "COLLATE", "DEFAULT");

    private SqlText() {}

    /** The text with another word behind the first of these words that it has outside of parentheses. */
    static String insertBehind(String text, Set<String> words, String inserted) {
        return SqlTokens.of(text).stream()
                .filter(token -> words.stream().anyMatch(token::is))
                .findFirst()
                .map(token -> text.substring(0, token.end()) + " " + inserted + text.substring(token.end()))
                .orElse(text);
    }

    /** The text without two words that follow each other outside of parentheses, such as NOT NULL. */
    static String without(String text, String first, String second) {
        List<Token> tokens = SqlTokens.of(text);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(first) && tokens.get(i + 1).is(second)) {
                return cut(text, tokens.get(i).begin(), tokens.get(i + 1).end());
            }
        }
        return text;
    }

    /** The text without a word. */
    static String without(String text, String word) {
        return SqlTokens.of(text).stream()
                .filter(token -> token.is(word))
                .findFirst()
                .map(token -> cut(text, token.begin(), token.end()))
                .orElse(text);
    }

    /** A column's definition without its DEFAULT. */
    static String withoutDefault(String column) {
        List<Token> tokens = SqlTokens.of(column);
        int begin = indexOf(tokens, "DEFAULT");
        return begin < 0 ? column : cut(column, tokens.get(begin).begin(), endOfDefault(column, tokens, begin));
    }

    /** The expression behind a column's DEFAULT; empty where it has none. */
    static Optional<String> defaultOf(String column) {
        List<Token> tokens = SqlTokens.of(column);
        int begin = indexOf(tokens, "DEFAULT");
        return begin < 0
                ? Optional.empty()
                : Optional.of(column.substring(tokens.get(begin).end(), endOfDefault(column, tokens, begin))
                        .strip());
    }

    /** What stands between two words outside of parentheses; to the end where there is no second one, empty without the first. */
    static Optional<String> between(String text, String from, String to) {
        List<Token> tokens = SqlTokens.of(text);
        int begin = indexOf(tokens, from);
        int end = indexOf(tokens, to);
        if (begin < 0) {
            return Optional.empty();
        }
        int until = end < 0 ? text.length() : tokens.get(end).begin();
        return Optional.of(text.substring(tokens.get(begin).end(), until).strip());
    }

    /** The parts between commas outside of parentheses. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (Token token : SqlTokens.of(text)) {
            if (token.is(",")) {
                parts.add(text.substring(begin, token.begin()).strip());
                begin = token.end();
            }
        }
        parts.add(text.substring(begin).strip());
        return parts;
    }

    private static int endOfDefault(String column, List<Token> tokens, int begin) {
        // Behind the first token of the expression, so that DEFAULT NULL and DEFAULT NOT true are whole.
        for (int i = begin + 2; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (COLUMN_PARTS.stream().anyMatch(token::is)) {
                return token.begin();
            }
        }
        return column.length();
    }

    private static int indexOf(List<Token> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    private static String cut(String text, int begin, int end) {
        return (text.substring(0, begin).stripTrailing() + " "
                        + text.substring(end).stripLeading())
                .strip();
    }
}
