package dev.kanmon.engine.prismaschema.syntax.write;

/** The lines around an offset of a text, whatever ends them. */
final class TextLines {

    private final String text;

    TextLines(String text) {
        this.text = text;
    }

    /** What ends the text's first line; a line feed where there is only one. */
    String newline() {
        int first = lineEnd(0);
        return first == text.length() ? "\n" : text.substring(first, nextLine(0));
    }

    /** Where the line of this offset begins. */
    int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !isLineEnd(start - 1)) {
            start--;
        }
        return start;
    }

    /** Where the line of this offset ends, before what ends it. */
    int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && !isLineEnd(end)) {
            end++;
        }
        return end;
    }

    /** Where the line after this offset's begins; the text's end where there is none. */
    int nextLine(int offset) {
        int end = lineEnd(offset);
        if (end == text.length()) {
            return end;
        }
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    /** Where the lines of documentation begin that stand right above a line; the line's own start where there are none. */
    int documentationStart(int lineStart) {
        int start = lineStart;
        while (start > 0) {
            int above = lineStart(previousLineEnd(start));
            if (!text.substring(above, lineEnd(above)).strip().startsWith("///")) {
                return start;
            }
            start = above;
        }
        return start;
    }

    boolean isBlank(int start, int end) {
        return text.substring(start, end).isBlank();
    }

    private int previousLineEnd(int lineStart) {
        boolean both = lineStart >= 2 && text.startsWith("\r\n", lineStart - 2);
        return lineStart - (both ? 2 : 1);
    }

    private boolean isLineEnd(int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }
}
