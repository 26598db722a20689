package dev.kanmon.runner.drift;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.engine.drift.DriftHighlights;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.InSync;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.drift.DriftResult.Unchanged;
import dev.kanmon.engine.schema.catalog.DifferenceSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says what a check of drift found: in a sentence, in a report, in a document. */
public final class DriftReport {

    private static final int HIGHLIGHTS = 5;

    private static final String HINT = """

            To keep it, pull it into a migration:
              kanmon diff --from-migrations prisma/migrations --to-url-env DATABASE_URL --script
            """;

    private final DriftResult found;
    private final UnaryOperator<String> redaction;

    /** @param redaction hides what is secret in a text */
    public DriftReport(DriftResult found, UnaryOperator<String> redaction) {
        this.found = found;
        this.redaction = redaction;
    }

    /** What it comes to. */
    public String sentence() {
        if (found instanceof Drifted drifted) {
            int count = differences(drifted);
            return "The database has drifted from its migrations: " + count
                    + (count == 1 ? " difference." : " differences.");
        }
        if (found instanceof NotChecked not) {
            return redaction.apply(not.problem().message());
        }
        return found instanceof Unchanged
                ? "Neither schema nor history has changed since the known fingerprint."
                : "The database has the schema that its migrations make.";
    }

    /** For a terminal. */
    public String text() {
        if (found instanceof NotChecked) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n").append(sentence()).append('\n');
        if (found instanceof Drifted drifted) {
            text.append(redaction.apply(DifferenceSummary.of(drifted.difference())));
        }
        notes().forEach(note -> text.append("\nNote: ").append(redaction.apply(note)));
        text.append(notes().isEmpty() ? "" : "\n");
        return found instanceof Drifted ? text.append(HINT).toString() : text.toString();
    }

    /** The difference as a document; empty where there is none. */
    public Optional<Document> document() {
        return found instanceof Drifted drifted ? Optional.of(DriftDocument.of(drifted, redaction)) : Optional.empty();
    }

    /** In short, for a report. */
    public RunReport.Drift summary(Optional<Document> document) {
        if (found instanceof Drifted drifted) {
            return new RunReport.Drift(
                    DriftState.Drifted,
                    drifted.fingerprint(),
                    differences(drifted),
                    DriftHighlights.of(drifted.difference()).stream()
                            .limit(HIGHLIGHTS)
                            .map(redaction)
                            .toList(),
                    null,
                    document.map(Document::digest).orElse(null));
        }
        if (found instanceof NotChecked not) {
            return new RunReport.Drift(
                    DriftState.NotChecked, not.fingerprint().orElse(null), 0, List.of(), sentence(), null);
        }
        return new RunReport.Drift(DriftState.InSync, fingerprint(), 0, List.of(), null, null);
    }

    private String fingerprint() {
        return found instanceof Unchanged unchanged ? unchanged.fingerprint() : ((InSync) found).fingerprint();
    }

    private List<String> notes() {
        if (found instanceof Drifted drifted) {
            return drifted.notes();
        }
        return found instanceof InSync inSync ? inSync.notes() : List.of();
    }

    /** What came or went with another object is not counted by itself. */
    private static int differences(Drifted drifted) {
        return DifferenceSummary.outermost(drifted.difference()).size();
    }
}
