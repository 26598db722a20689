package dev.kanmon.engine.prismaschema.syntax;

import java.util.function.BiConsumer;

/** Texts in quotes, with the escapes of JSON (RFC 8259, section 7). */
final class TextLiteral {

    private static final int UNICODE_ESCAPE = 6;

    private final String raw;
    private final BiConsumer<Integer, String> mistakes;
    private final StringBuilder value = new StringBuilder();
    private int index;

    private TextLiteral(String raw, BiConsumer<Integer, String> mistakes) {
        this.raw = raw;
        this.mistakes = mistakes;
    }

    /**
     * @param raw between the quotes
     * @param mistakes takes the index of an escape that means nothing, and a sentence about it
     */
    static String decode(String raw, BiConsumer<Integer, String> mistakes) {
        TextLiteral literal = new TextLiteral(raw, mistakes);
        while (literal.index < raw.length()) {
            literal.next();
        }
        return literal.value.toString();
    }

    private void next() {
        char unit = raw.charAt(index);
        if (unit != '\\') {
            value.append(unit);
            index++;
        } else if (raw.startsWith("\\u", index)) {
            unicode();
        } else {
            simple(raw.charAt(index + 1));
        }
    }

    private void simple(char escaped) {
        switch (escaped) {
            case '"', '\\', '/' -> value.append(escaped);
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            default ->
                mistakes.accept(
                        index,
                        "There is no escape `\\" + escapedCharacter() + "`; a backslash itself is written `\\\\`.");
        }
        index += 1 + Character.charCount(raw.codePointAt(index + 1));
    }

    private String escapedCharacter() {
        return Character.toString(raw.codePointAt(index + 1));
    }

    /** One unit, or two that are one character. */
    private void unicode() {
        int unit = unitAt(index);
        if (unit >= 0 && !Character.isSurrogate((char) unit)) {
            value.append((char) unit);
            index += UNICODE_ESCAPE;
            return;
        }
        int second = unit >= 0 && Character.isHighSurrogate((char) unit) ? unitAt(index + UNICODE_ESCAPE) : -1;
        if (second >= 0 && Character.isLowSurrogate((char) second)) {
            value.append((char) unit).append((char) second);
            index += 2 * UNICODE_ESCAPE;
            return;
        }
        mistakes.accept(
                index, "This `\\u` is no character: expected four hexadecimal digits, or two halves of one character.");
        index += 2;
    }

    /** -1 where no whole escape is. */
    private int unitAt(int start) {
        int end = start + UNICODE_ESCAPE;
        if (end > raw.length() || !raw.startsWith("\\u", start)) {
            return -1;
        }
        int unit = 0;
        for (char digit : raw.substring(start + 2, end).toCharArray()) {
            int nibble = digit < 0x80 ? Character.digit(digit, 16) : -1;
            if (nibble < 0) {
                return -1;
            }
            unit = unit << 4 | nibble;
        }
        return unit;
    }
}
