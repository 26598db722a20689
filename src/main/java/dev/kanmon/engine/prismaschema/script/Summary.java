package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;
import java.util.Comparator;
import java.util.List;

/** A difference for people, as {@code prisma migrate diff} prints it without {@code --script}. */
public final class Summary {

    private static final String EMPTY = "No difference detected.\n";

    private Summary() {}

    /** {@code No difference detected.}, or what is added, removed and changed, table by table; ends with a line feed. */
    public static String of(Difference difference) {
        if (difference.isEmpty()) {
            return EMPTY;
        }
        SummaryWriter writer = new SummaryWriter(difference);
        List<SummaryEntry> entries = difference.steps().stream()
                .map(step -> step.accept(writer))
                .sorted(Comparator.comparing(SummaryEntry::section).thenComparing(SummaryEntry::item))
                .toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            SummaryEntry entry = entries.get(i);
            if (i == 0 || !entry.isBesides(entries.get(i - 1))) {
                text.append('\n').append(entry.section().heading(entry.item()));
            }
            text.append(entry.lines());
        }
        return text.toString();
    }
}
