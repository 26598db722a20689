package dev.kanmon.runner.plan;

import dev.kanmon.contract.Document;
import dev.kanmon.engine.drift.DriftHighlights;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.InSync;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.schema.diff.SchemaScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan for people says about drift. */
final class DriftSection {

    private final DriftResult drift;
    private final int limit;

    /** @param limit how many differences are told */
    DriftSection(DriftResult drift, int limit) {
        this.drift = drift;
        this.limit = limit;
    }

    List<String> lines() {
        if (drift instanceof Drifted drifted) {
            return drifted(drifted);
        }
        if (drift instanceof NotChecked not) {
            return List.of("Not checked. " + not.problem().message());
        }
        List<String> lines = new ArrayList<>(List.of("None: the target's schema is what its history makes."));
        lines.addAll(items(drift instanceof InSync inSync ? inSync.notes() : List.of()));
        return lines;
    }

    private List<String> drifted(Drifted drifted) {
        List<String> sentences = DriftHighlights.of(drifted.difference());
        List<String> lines = new ArrayList<>(List.of("The target's schema is not what its history makes."));
        lines.addAll(items(sentences.stream().limit(limit).toList()));
        if (sentences.size() > limit) {
            lines.add("- … and " + (sentences.size() - limit) + " more.");
        }
        lines.addAll(items(drifted.notes()));
        lines.add("");
        lines.add(scripts(drifted));
        return lines;
    }

    private static List<String> items(List<String> sentences) {
        List<String> lines = new ArrayList<>();
        if (!sentences.isEmpty()) {
            lines.add("");
        }
        sentences.forEach(sentence -> lines.add("- " + sentence));
        return lines;
    }

    private static String scripts(Drifted drifted) {
        Optional<SchemaScript> undo = drifted.undo();
        if (undo.isEmpty()) {
            return "There are no scripts for it.";
        }
        return "`" + Document.DRIFT_SQL
                + "` does to the history's schema what was done by hand, to become a migration; `"
                + Document.UNDO_DRIFT_SQL + "` takes it back."
                + (undo.get().losesData() ? " **That loses data.**" : "");
    }
}
