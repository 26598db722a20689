package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of the blocks of one file. */
final class FileEdit {

    private final SchemaFile file;
    private final TextLines lines;
    private final String newline;
    private final TextChanges changes = new TextChanges();
    private final Map<Place, BlockEdit> blocks = new LinkedHashMap<>();
    private final StringBuilder appended = new StringBuilder();

    FileEdit(SchemaFile file) {
        this.file = file;
        this.lines = new TextLines(file.text());
        this.newline = lines.newline();
    }

    BlockEdit block(Declaration block) {
        return blocks.computeIfAbsent(block.place(), place -> new BlockEdit(file.text(), place, newline));
    }

    void append(Declaration declaration) {
        appended.append(newline).append(SchemaWriter.write(declaration).replace("\n", newline));
    }

    void replace(Declaration old, Declaration by) {
        String text = SchemaWriter.writeBlock(by).stripTrailing();
        changes.replace(old.place().start(), old.place().end(), text.replace("\n", newline));
    }

    void remove(Declaration declaration) {
        Place place = declaration.place();
        int lineStart = lines.lineStart(place.start());
        boolean alone =
                lines.isBlank(lineStart, place.start()) && lines.isBlank(place.end(), lines.lineEnd(place.end()));
        if (!alone) {
            changes.replace(place.start(), place.end(), "");
            return;
        }
        int start = lines.documentationStart(lineStart);
        int end = lines.nextLine(place.end());
        boolean emptyLineFollows = end < file.text().length() && lines.isBlank(end, lines.lineEnd(end));
        if (emptyLineFollows) {
            end = lines.nextLine(end);
        } else if (end == file.text().length()) {
            start = startWithEmptyLine(start);
        }
        changes.replace(start, end, "");
    }

    private int startWithEmptyLine(int start) {
        if (start == 0) {
            return start;
        }
        int above = lines.lineStart(start - newline.length());
        return lines.isBlank(above, start) ? above : start;
    }

    SchemaFile apply() {
        blocks.forEach((place, edit) -> changes.replace(place.start(), place.end(), edit.apply()));
        String text = changes.applyTo(file.text());
        return new SchemaFile(file.name(), appended.isEmpty() ? text : ended(text) + appendedTo(text));
    }

    /** With a line's end. */
    private String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") || text.endsWith("\r") ? text : text + newline;
    }

    /** Without the empty line before it where nothing stands above. */
    private String appendedTo(String text) {
        return text.isBlank() || text.endsWith(newline + newline)
                ? appended.substring(newline.length())
                : appended.toString();
    }
}
