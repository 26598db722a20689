package dev.kanmon.runner.diff;

import java.util.List;

/**
 * A comparison as it is printed.
 *
 * @param text ends with a line feed
 * @param different whether anything differs
 * @param notes for the person at the terminal, beside the text
 */
public record DiffText(String text, boolean different, List<String> notes) {

    public DiffText {
        notes = List.copyOf(notes);
    }

    /** Who it is written for. */
    public enum Format {
        SUMMARY,
        SCRIPT,
        JSON
    }

    public static DiffText of(DiffReport report, Format format) {
        DiffFormat writer =
                switch (format) {
                    case SUMMARY -> new SummaryFormat();
                    case SCRIPT -> new ScriptFormat();
                    case JSON -> new JsonFormat();
                };
        return new DiffText(writer.write(report), !report.comparison().isEmpty(), List.of());
    }
}
