package dev.kanmon.runner.plan;

import dev.kanmon.engine.plan.DriftScripts;
import dev.kanmon.engine.plan.SchemaDrift;
import dev.kanmon.engine.plan.SchemaDrift.Drifted;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a target's schema compares with its history, in sentences. */
final class DriftText {

    private DriftText() {}

    /** {@code The index public.User.by_email was added.} */
    static String sentence(ObjectChange change) {
        return "The " + change.object()
                + switch (change.kind()) {
                    case ADDED -> " was added.";
                    case REMOVED -> " is missing.";
                    case CHANGED -> " was changed.";
                };
    }

    /** @param limit how many differences are told one by one */
    static List<String> sentences(SchemaDrift drift, int limit) {
        return drift instanceof Drifted drifted
                ? drifted.difference().changes().stream()
                        .limit(limit)
                        .map(DriftText::sentence)
                        .toList()
                : List.of();
    }

    /**
     * A section in Markdown, each line by itself.
     *
     * @param expected what the target is held beside: {@code what its history makes}
     */
    static List<String> section(SchemaDrift drift, String expected, int limit) {
        if (drift instanceof SchemaDrift.InSync) {
            return List.of("The target's schema is " + expected + ".");
        }
        if (drift instanceof SchemaDrift.NotChecked not) {
            return List.of("Not checked. " + not.reason());
        }
        return drifted((Drifted) drift, expected, limit);
    }

    private static List<String> drifted(Drifted drifted, String expected, int limit) {
        List<String> lines = new ArrayList<>();
        int count = drifted.difference().changes().size();
        lines.add("The target's schema is not " + expected + ": " + count
                + (count == 1 ? " object differs." : " objects differ."));
        lines.add("");
        for (ObjectChange change :
                drifted.difference().changes().stream().limit(limit).toList()) {
            lines.add("- " + sentence(change));
        }
        if (count > limit) {
            lines.add("- … and " + (count - limit) + " more.");
        }
        lines.add("");
        lines.add(scripts(drifted.scripts()));
        return lines;
    }

    private static String scripts(Optional<DriftScripts> scripts) {
        return scripts.map(written -> "`drift.sql` makes the target's schema of that, and can become a migration;"
                        + " `undo-drift.sql` takes the target back to it."
                        + (written.undo().losesData() ? " **`undo-drift.sql` loses data.**" : ""))
                .orElse("It could not be written as SQL.");
    }
}
