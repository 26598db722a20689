package dev.kanmon.runner.drift;

import dev.kanmon.contract.Document;
import dev.kanmon.engine.drift.DriftHighlights;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.schema.catalog.DifferenceSummary;
import dev.kanmon.engine.schema.diff.SchemaScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Writes a difference down: in words, as SQL that would make it, and as SQL that takes it back. */
final class DriftDocument {

    private static final String TOO_LONG =
            "-- This script has no room here. Make it with: kanmon diff --from-migrations DIR --to-url-env DATABASE_URL --script\n";

    /** How many differences are told, from all there are to what always has room. */
    private static final List<Integer> LIMITS = List.of(Integer.MAX_VALUE, 1000, 100);

    private final Drifted drifted;
    private final UnaryOperator<String> redaction;

    private DriftDocument(Drifted drifted, UnaryOperator<String> redaction) {
        this.drifted = drifted;
        this.redaction = redaction;
    }

    /** Cut so that it has room in a ConfigMap; a script is whole or not there, since half of one must not be run. */
    static Document of(Drifted drifted, UnaryOperator<String> redaction) {
        DriftDocument document = new DriftDocument(drifted, redaction);
        for (boolean scripts : new boolean[] {true, false}) {
            for (int limit : LIMITS) {
                Document written = document.write(limit, scripts);
                if (written.fits()) {
                    return written;
                }
            }
        }
        return Document.of(Map.of(Document.DRIFT_MARKDOWN, "# Drift\n\nToo much to be told here.\n"));
    }

    private Document write(int limit, boolean scripts) {
        Map<String, String> files = new TreeMap<>();
        files.put(Document.DRIFT_MARKDOWN, redaction.apply(markdown(limit)));
        script(drifted.drift(), scripts).ifPresent(sql -> files.put(Document.DRIFT_SQL, sql));
        script(drifted.undo(), scripts).ifPresent(sql -> files.put(Document.UNDO_DRIFT_SQL, sql));
        return Document.of(files);
    }

    private Optional<String> script(Optional<SchemaScript> script, boolean whole) {
        return script.map(made -> whole ? redaction.apply(made.text()) : TOO_LONG);
    }

    private String markdown(int limit) {
        StringBuilder text =
                new StringBuilder("# Drift\n\nThe database has not the schema that its migrations make.\n\n");
        List<String> sentences = DriftHighlights.of(drifted.difference());
        sentences.stream().limit(limit).forEach(sentence -> item(text, sentence));
        if (sentences.size() > limit) {
            item(text, "… and " + (sentences.size() - limit) + " more.");
        }
        if (limit == Integer.MAX_VALUE) {
            text.append("\n```\n")
                    .append(DifferenceSummary.of(drifted.difference()).strip())
                    .append("\n```\n");
        }
        section(text, "Notes", drifted.notes());
        section(text, "Not in " + Document.DRIFT_SQL, notCompared(drifted.drift()));
        section(text, "Not in " + Document.UNDO_DRIFT_SQL, notCompared(drifted.undo()));
        return text.toString();
    }

    private static List<String> notCompared(Optional<SchemaScript> script) {
        return script.map(SchemaScript::notCompared).orElse(List.of());
    }

    private static void section(StringBuilder text, String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            text.append("\n## ").append(heading).append("\n\n");
            sentences.forEach(sentence -> item(text, sentence));
        }
    }

    private static void item(StringBuilder text, String sentence) {
        text.append("- ").append(sentence).append('\n');
    }
}
