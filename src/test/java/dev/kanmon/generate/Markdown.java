package dev.kanmon.generate;

import java.util.List;
import java.util.stream.Collectors;

/** Writes tables in Markdown. */
final class Markdown {

    private Markdown() {}

    static String table(List<String> header, List<List<String>> rows) {
        List<String> rule = header.stream().map(name -> "---").toList();
        return line(header) + line(rule) + rows.stream().map(Markdown::line).collect(Collectors.joining()) + "\n";
    }

    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** Text of ours: what looks like a tag is none. */
    static String text(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
