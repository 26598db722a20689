package dev.kanmon.engine.prismaschema.syntax.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in one text, which do not overlap; several insertions at one place stand in the order they were given. */
final class TextChanges {

    /**
     * @param start in UTF-16 units of the text as it was
     * @param end exclusive; the same as the start where something is inserted
     */
    private record Change(int start, int end, String text) {}

    private final List<Change> changes = new ArrayList<>();

    void replace(int start, int end, String text) {
        changes.add(new Change(start, end, text));
    }

    void insert(int offset, String text) {
        replace(offset, offset, text);
    }

    /** @throws IllegalArgumentException where two of them change the same text: a mistake of the caller */
    String applyTo(String text) {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (Change change : inOrder()) {
            if (change.start() < done) {
                throw new IllegalArgumentException("Two edits change the text at offset " + change.start() + ".");
            }
            changed.append(text, done, change.start()).append(change.text());
            done = change.end();
        }
        return changed.append(text, done, text.length()).toString();
    }

    /** Insertions before what is replaced at the same place. */
    private List<Change> inOrder() {
        return changes.stream()
                .sorted(Comparator.comparingInt(Change::start).thenComparingInt(Change::end))
                .toList();
    }
}
