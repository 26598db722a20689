package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes of the lines of one block. One that was in Prisma's format is in it afterwards; in any other the lines that
 * nobody changes stay as they are, and new ones are indented like the line above them.
 */
final class BlockEdit {

    private static final String DEFAULT_INDENT = "  ";

    private final String block;
    private final int offset;
    private final TextLines lines;
    private final String newline;
    private final TextChanges changes = new TextChanges();

    /**
     * @param file the text of the whole file
     * @param newline what ends the file's lines
     */
    BlockEdit(String file, Place place, String newline) {
        this.block = file.substring(place.start(), place.end());
        this.offset = place.start();
        this.lines = new TextLines(block);
        this.newline = newline;
    }

    /** @param above the line after which they come; null for the block's first lines */
    void insertAfter(Place above, List<String> newLines) {
        int at = above == null ? lines.nextLine(0) : lineAfter(above.end() - offset);
        changes.insert(at, text(newLines, above == null ? DEFAULT_INDENT : indentOf(above)));
    }

    /** Before the closing brace. */
    void insertLast(List<String> newLines) {
        changes.insert(lines.lineStart(block.length() - 1), text(newLines, DEFAULT_INDENT));
    }

    private String text(List<String> newLines, String indent) {
        return newLines.stream().map(line -> indent + line + newline).collect(Collectors.joining());
    }

    private String indentOf(Place line) {
        int start = line.start() - offset;
        return block.substring(lines.lineStart(start), start);
    }

    /** A comment at a line's end may go on in the next ones. */
    private int lineAfter(int contentEnd) {
        int comment = contentEnd;
        while (comment < block.length() && (block.charAt(comment) == ' ' || block.charAt(comment) == '\t')) {
            comment++;
        }
        return lines.nextLine(block.startsWith("/*", comment) ? block.indexOf("*/", comment) : contentEnd);
    }

    /** What stands at a place; the comment at its line's end stays. */
    void replace(Place place, String text) {
        changes.replace(place.start() - offset, place.end() - offset, text);
    }

    /** The line of a place, with the documentation above it and the comment at its end. */
    void removeLine(Place place) {
        int lineStart = lines.lineStart(place.start() - offset);
        changes.replace(lines.documentationStart(lineStart), lineAfter(place.end() - offset), "");
    }

    String apply() {
        String changed = changes.applyTo(block);
        return isFormatted() ? format(changed) : changed;
    }

    private boolean isFormatted() {
        return format(block).equals(block);
    }

    private String format(String text) {
        return SchemaFormat.format(text).stripTrailing().replace("\n", newline);
    }
}
