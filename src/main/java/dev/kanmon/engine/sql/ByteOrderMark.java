package dev.kanmon.engine.sql;

/** The byte order mark that some editors put before UTF-8 text, and that PostgreSQL takes for a letter. */
final class ByteOrderMark {

    private static final char MARK = '\uFEFF';

    private ByteOrderMark() {}

    /** 1 when the text begins with a mark, else 0. */
    static int lengthAt(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
    }
}
