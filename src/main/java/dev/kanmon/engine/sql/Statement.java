package dev.kanmon.engine.sql;

/**
 * One statement of a script.
 *
 * @param text from its first to its last token: no semicolon, no comments around it; comments within stay
 * @param offset index of its first character in the script, in UTF-16 units
 * @param line the line of its first character, from 1
 */
public record Statement(String text, int offset, int line, StatementKind kind) {

    /**
     * Where in the script an error lies that the server reported for this statement sent alone.
     *
     * @param position as the server counts: from 1, in characters (code points)
     * @return the index in the script, in UTF-16 units
     */
    public int offsetOfPosition(int position) {
        return offset + Lines.indexOfPosition(text, position);
    }

    /** Index in the script behind the statement's last character, in UTF-16 units. */
    public int endOffset() {
        return offset + text.length();
    }
}
