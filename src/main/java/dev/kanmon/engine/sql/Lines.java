package dev.kanmon.engine.sql;

/** Line numbers and character positions in text. A line ends with LF, CR LF or a lone CR, as in PostgreSQL's lexer. */
final class Lines {

    private Lines() {}

    /** How many lines end between the two indexes; a CR LF counts where its LF is. */
    static int ends(String text, int from, int to) {
        int ends = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                ends++;
            }
        }
        return ends;
    }

    /** The index of the first line end at or after {@code from}, or the text's length. */
    static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && !Ascii.isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * @param position what the server says: from 1, counted in code points; one more than there are means the text's end
     * @return the index in UTF-16 units, kept within the text
     */
    static int indexOfPosition(String text, int position) {
        int index = 0;
        for (int i = 1; i < position && index < text.length(); i++) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index;
    }
}
