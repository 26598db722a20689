package dev.kanmon.engine.sql;

/**
 * Reads the tokens of SQL text one after another, by the rules of PostgreSQL's {@code scan.l} with
 * {@code standard_conforming_strings} on. A cursor: {@link #next()} moves it, the other methods describe the token it
 * stands on. White space and comments lie between tokens and are passed over.
 */
final class Lexer {

    private final String text;
    private final int limit;
    private int start;
    private int end;
    private Token token;

    /** Reads the part of {@code text} from index {@code from} up to, not including, index {@code to}. */
    Lexer(String text, int from, int to) {
        this.text = text;
        this.limit = to;
        moveTo(from);
    }

    /** Puts the cursor before the token that begins at or after this index. */
    void moveTo(int index) {
        start = index;
        end = index;
        token = Token.OTHER;
    }

    Token token() {
        return token;
    }

    /** Index of the token's first character. */
    int start() {
        return start;
    }

    /** Index after the token's last character. */
    int end() {
        return end;
    }

    /** The first character of the token; not to be asked at {@link Token#END}. */
    char first() {
        return text.charAt(start);
    }

    /** Whether the token is this unquoted keyword, given in upper case. */
    boolean isKeyword(String keyword) {
        return token == Token.WORD && Ascii.isKeyword(keyword, text, start, end);
    }

    Token next() {
        start = afterBlanks(end);
        token = start < limit ? read(text.charAt(start)) : Token.END;
        if (token == Token.END) {
            end = limit;
        }
        return token;
    }

    private Token read(char c) {
        if (Ascii.startsWord(c)) {
            return word(c);
        }
        if (Ascii.isDigit(c)) {
            end = afterTag(start);
            return Token.OTHER;
        }
        return switch (c) {
            case '\'' -> string(start + 1);
            case '"' -> quotedIdentifier(start + 1);
            case '$' -> dollar();
            case '/' -> startsWith("/*", start) ? unterminated(Token.UNTERMINATED_COMMENT) : single(Token.OTHER);
            case ';' -> single(Token.SEMICOLON);
            case '(' -> single(Token.OPEN_PARENTHESIS);
            case ')' -> single(Token.CLOSE_PARENTHESIS);
            case '\\' -> single(Token.BACKSLASH);
            default -> single(Token.OTHER);
        };
    }

    private Token single(Token kind) {
        end = start + 1;
        return kind;
    }

    private Token unterminated(Token kind) {
        end = limit;
        return kind;
    }

    private Token word(char first) {
        end = start + 1;
        while (end < limit && Ascii.continuesWord(text.charAt(end))) {
            end++;
        }
        return end == start + 1 ? prefixedOrWord(first) : Token.WORD;
    }

    /** E'…', B'…', X'…', N'…', U&'…' and U&"…": one letter, and the quote directly after it. */
    private Token prefixedOrWord(char prefix) {
        boolean quote = startsWith("'", end);
        return switch (Ascii.toUpper(prefix)) {
            case 'E' -> quote ? escapeString(end + 1) : Token.WORD;
            case 'B', 'X', 'N' -> quote ? string(end + 1) : Token.WORD;
            case 'U' -> {
                if (startsWith("&'", end)) {
                    yield string(end + 2);
                }
                yield startsWith("&\"", end) ? quotedIdentifier(end + 2) : Token.WORD;
            }
            default -> Token.WORD;
        };
    }

    private Token string(int from) {
        return quoted('\'', from) ? Token.STRING : Token.UNTERMINATED_STRING;
    }

    private Token quotedIdentifier(int from) {
        return quoted('"', from) ? Token.QUOTED_IDENTIFIER : Token.UNTERMINATED_IDENTIFIER;
    }

    /** Moves the end behind the closing quote; a doubled quote stands for itself. */
    private boolean quoted(char quote, int from) {
        int close = indexOf(quote, from);
        while (close >= 0 && close + 1 < limit && text.charAt(close + 1) == quote) {
            close = indexOf(quote, close + 2);
        }
        end = close < 0 ? limit : close + 1;
        return close >= 0;
    }

    private Token escapeString(int from) {
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (startsWith("''", at)) {
                at += 2;
            } else {
                end = at + 1;
                at = afterContinuationQuote(end);
                if (at < 0) {
                    return Token.STRING;
                }
            }
        }
        return unterminated(Token.UNTERMINATED_STRING);
    }

    /**
     * A string goes on behind white space that holds a line break ({@code quotecontinue} of scan.l), and with it the
     * meaning of backslashes. Other strings read the same whether they go on or begin anew.
     *
     * @return the index behind the quote with which the string goes on, or -1
     */
    private int afterContinuationQuote(int from) {
        int at = from;
        boolean lineEnd = false;
        while (at < limit) {
            char c = text.charAt(at);
            if (Ascii.isSpace(c)) {
                lineEnd |= Ascii.isLineEnd(c);
                at++;
            } else if (startsWith("--", at)) {
                at = afterLineComment(at);
            } else {
                return lineEnd && c == '\'' ? at + 1 : -1;
            }
        }
        return -1;
    }

    /** {@code $1}, {@code $tag$…$tag$}, or a dollar that means nothing. */
    private Token dollar() {
        int afterTag = start + 1;
        if (afterTag < limit && !Ascii.isDigit(text.charAt(afterTag))) {
            afterTag = afterTag(afterTag);
            if (startsWith("$", afterTag)) {
                return dollarQuote(text.substring(start, afterTag + 1));
            }
        }
        return single(Token.OTHER);
    }

    private Token dollarQuote(String delimiter) {
        int close = text.indexOf(delimiter, start + delimiter.length());
        if (close < 0 || close + delimiter.length() > limit) {
            return unterminated(Token.UNTERMINATED_DOLLAR_QUOTE);
        }
        end = close + delimiter.length();
        return Token.STRING;
    }

    private int afterTag(int from) {
        int at = from;
        while (at < limit && Ascii.continuesTag(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Passes over white space and comments; stops before a comment that never ends. */
    private int afterBlanks(int from) {
        int at = from;
        while (at < limit) {
            if (Ascii.isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            int behind = afterComment(at);
            if (behind < 0 || behind == at) {
                return at;
            }
            at = behind;
        }
        return limit;
    }

    /**
     * @return the index behind the comment that begins at {@code at}; {@code at} itself when none does; -1 when it never
     *     ends
     */
    int afterComment(int at) {
        if (startsWith("--", at)) {
            return afterLineComment(at);
        }
        return startsWith("/*", at) ? afterBlockComment(at) : at;
    }

    private int afterLineComment(int from) {
        int at = from;
        while (at < limit && !Ascii.isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Block comments nest. */
    private int afterBlockComment(int from) {
        int depth = 1;
        int at = from + 2;
        while (at < limit) {
            if (startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else if (startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        return -1;
    }

    private boolean startsWith(String prefix, int at) {
        return at + prefix.length() <= limit && text.startsWith(prefix, at);
    }

    private int indexOf(char c, int from) {
        int index = text.indexOf(c, from);
        return index < limit ? index : -1;
    }
}
