package dev.kanmon.demo;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours, where there is somebody to see them.
 *
 * @param colours false: texts stay as they are
 */
record Palette(boolean colours) {

    private static final String BOLD = "1";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Ready", GREEN),
            Map.entry("True", GREEN),
            Map.entry("UpToDate", GREEN),
            Map.entry("Resolved", GREEN),
            Map.entry("Failed", RED),
            Map.entry("False", RED),
            Map.entry("MigrationFailed", RED),
            Map.entry("Warning", RED),
            Map.entry("Pending", YELLOW),
            Map.entry("Planning", YELLOW),
            Map.entry("AwaitingApproval", YELLOW),
            Map.entry("Applying", YELLOW),
            Map.entry("Resolving", YELLOW),
            Map.entry("AwaitingDecision", YELLOW));

    private static final Pattern WORD = Pattern.compile("\\b(?:" + String.join("|", WORDS.keySet()) + ")\\b");

    /** Colours on a terminal that has them, unless NO_COLOR is set (no-color.org). */
    static Palette ofTerminal() {
        String terminal = environment("TERM");
        boolean able = System.console() != null && !terminal.isEmpty() && !terminal.equals("dumb");
        return new Palette(able && environment("NO_COLOR").isEmpty());
    }

    private static String environment(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }

    String heading(String text) {
        return paint(BOLD + ";" + CYAN, text);
    }

    String narration(String text) {
        return paint(CYAN, text);
    }

    String command(String text) {
        return paint(BOLD, text);
    }

    String failure(String text) {
        return paint(BOLD + ";" + RED, text);
    }

    /** Paints the words that say how things stand. */
    String states(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(paint(WORDS.get(word.group()), word.group())));
    }

    private String paint(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
