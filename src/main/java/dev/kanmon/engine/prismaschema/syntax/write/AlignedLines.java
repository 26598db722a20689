package dev.kanmon.engine.prismaschema.syntax.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines whose cells stand below each other, one space between the widest and the next. As in
 * psl/schema-ast/src/renderer/table.rs, a width is counted in UTF-8's bytes.
 */
final class AlignedLines {

    /** @param suffix the comment at its end, which aligns with nothing; empty where there is none */
    private record Line(List<String> cells, String suffix) {}

    private final List<Line> lines = new ArrayList<>();

    void emptyLine() {
        add(List.of(), "");
    }

    void comment(String text) {
        add(List.of(), text);
    }

    /** @param cells empty ones at the end are as if they were not there */
    void add(List<String> cells, String suffix) {
        int used = cells.size();
        while (used > 0 && cells.get(used - 1).isEmpty()) {
            used--;
        }
        lines.add(new Line(cells.subList(0, used), suffix));
    }

    /** Writes all of them, and begins anew. */
    void flush(String indent, StringBuilder out) {
        List<Integer> widths = widths();
        for (Line line : lines) {
            String text = text(line, widths);
            out.append(text.isEmpty() ? "" : indent + text).append('\n');
        }
        lines.clear();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (Line line : lines) {
            for (int cell = 0; cell < line.cells().size(); cell++) {
                if (cell == widths.size()) {
                    widths.add(0);
                }
                widths.set(cell, Math.max(widths.get(cell), width(line.cells().get(cell))));
            }
        }
        return widths;
    }

    private static String text(Line line, List<Integer> widths) {
        StringBuilder text = new StringBuilder();
        int last = line.cells().size() - 1;
        for (int cell = 0; cell <= last; cell++) {
            String content = line.cells().get(cell);
            text.append(content).append(cell == last ? "" : " ".repeat(widths.get(cell) - width(content) + 1));
        }
        if (!line.suffix().isEmpty()) {
            text.append(line.cells().isEmpty() ? "" : " ").append(line.suffix());
        }
        return text.toString();
    }

    private static int width(String content) {
        return content.getBytes(StandardCharsets.UTF_8).length;
    }
}
