package dev.kanmon.engine.parse;

import java.util.Locale;

/** How much the parser takes on, so that no text takes the process down. */
final class ParserLimits {

    /** Of a text, in bytes of UTF-8. A tree is up to a hundred times as large; real migrations stay far below it. */
    static final int TEXT = 8 << 20;

    /** Objects and lists of the JSON within each other, up to three for one level of an expression. */
    static final int NESTING = 3000;

    /** Where libpg_query's own glue stops is 1 GiB; ours is smaller, so that a pod survives it. */
    private static final long MEMORY = 512L << 20;

    /** Above it a parser lets its memory go after the text: it would never shrink. */
    private static final long KEPT_MEMORY = 128L << 20;

    private ParserLimits() {}

    /** Of the parser, in bytes: growing copies it, and the tree needs room beside it. */
    static long memory() {
        return Math.min(MEMORY, Runtime.getRuntime().maxMemory() / 3);
    }

    static long keptMemory() {
        return Math.min(KEPT_MEMORY, memory() / 2);
    }

    /** Of the JSON of a tree, in bytes: the nodes take about eight times as much, and everything else must fit too. */
    static long tree() {
        return Runtime.getRuntime().maxMemory() / 16;
    }

    static String tooLong(long bytes) {
        return String.format(
                Locale.ROOT,
                "It has %d bytes; up to %d are read. Split the migration, or load data by other means.",
                bytes,
                TEXT);
    }

    static String tooMuch() {
        return "Its parse tree does not fit into memory. Split the migration, or load data by other means.";
    }

    static String tooDeep() {
        return "It is nested too deeply to be read.";
    }
}
