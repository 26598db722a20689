package dev.kanmon.engine.sql;

/** The data lines that follow a COPY … FROM STDIN in a dump, up to the line {@code \.}. */
final class CopyData {

    private static final String END_MARK = "\\.";

    private CopyData() {}

    /**
     * @param from index behind the COPY statement's semicolon
     * @return the index behind the end mark; the text's length when there is none
     */
    static int end(String text, int from) {
        int at = Lines.endOfLine(text, from);
        while (at < text.length()) {
            int lineStart = at + 1;
            int lineEnd = Lines.endOfLine(text, lineStart);
            if (lineEnd - lineStart == END_MARK.length() && text.startsWith(END_MARK, lineStart)) {
                return lineEnd;
            }
            at = lineEnd;
        }
        return text.length();
    }
}
