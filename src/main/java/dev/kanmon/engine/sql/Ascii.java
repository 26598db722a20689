package dev.kanmon.engine.sql;

/**
 * Case and character classes as PostgreSQL's lexer has them for UTF-8: only ASCII letters have a case, and every other
 * character counts as a letter. The JDK's own methods would take U+0131 for an I and U+212A for a K.
 */
final class Ascii {

    private Ascii() {}

    static char toLower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    static char toUpper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
    }

    static String toLower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(toLower(text.charAt(i)));
        }
        return lower.toString();
    }

    /** Whether the characters from {@code from} to {@code to} are this keyword, which is given in upper case. */
    static boolean isKeyword(String keyword, String text, int from, int to) {
        if (to - from != keyword.length()) {
            return false;
        }
        for (int i = 0; i < keyword.length(); i++) {
            if (toUpper(text.charAt(from + i)) != keyword.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code ident_start} of scan.l. */
    static boolean startsWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    /** {@code ident_cont} of scan.l. */
    static boolean continuesWord(char c) {
        return startsWord(c) || isDigit(c) || c == '$';
    }

    /** {@code dolq_cont} of scan.l: as in a word, but for the dollar. */
    static boolean continuesTag(char c) {
        return startsWord(c) || isDigit(c);
    }

    /** {@code space} of scan.l. */
    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
