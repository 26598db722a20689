package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.LintedStatement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with some of its words replaced, and all else as it was written. */
final class Rewrite {

    private final LintedStatement statement;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();
    private boolean possible = true;

    private record Edit(int end, String replacement) {}

    Rewrite(LintedStatement statement) {
        this.statement = statement;
    }

    /**
     * Replaces what stands at a place.
     *
     * @param location in the tree's count
     * @param written what has to stand there; where it does not, nothing is rewritten at all
     * @param replacement may name groups of the pattern, as {@link Matcher#replaceAll(String)} has them
     */
    Rewrite at(OptionalInt location, Pattern written, String replacement) {
        if (location.isEmpty() || statement.textStart().isEmpty()) {
            possible = false;
            return this;
        }
        int start = location.getAsInt() - statement.textStart().getAsInt();
        Matcher matcher =
                written.matcher(statement.text()).region(start, statement.text().length());
        if (matcher.lookingAt()) {
            StringBuilder text = new StringBuilder();
            matcher.appendReplacement(text, replacement);
            edits.put(start, new Edit(matcher.end(), text.substring(start)));
        } else {
            possible = false;
        }
        return this;
    }

    /** Ends with a semicolon; empty where something was written in a way that was not expected, or nothing changes. */
    Optional<String> sql() {
        if (!possible || edits.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(statement.text());
        edits.descendingMap().forEach((start, edit) -> text.replace(start, edit.end(), edit.replacement()));
        return Optional.of(text.append(';').toString());
    }
}
