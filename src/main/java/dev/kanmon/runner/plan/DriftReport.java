package dev.kanmon.runner.plan;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.engine.plan.SchemaDrift;
import dev.kanmon.engine.plan.SchemaDrift.Drifted;
import dev.kanmon.engine.plan.SchemaDrift.InSync;
import dev.kanmon.engine.plan.SchemaDrift.NotChecked;
import dev.kanmon.engine.schema.diff.SchemaScript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes of a drift what is kept, and what is reported. */
public final class DriftReport {

    private static final int HIGHLIGHTS = 5;

    /** What a person reads to the end; the scripts have them all. */
    private static final int DIFFERENCES = 1000;

    private DriftReport() {}

    /** @param document that holds the drift's scripts, or the plan it belongs to */
    public static RunReport.Drift of(SchemaDrift drift, Document document, UnaryOperator<String> redaction) {
        return new RunReport.Drift(
                state(drift),
                fingerprint(drift),
                drift instanceof Drifted drifted
                        ? drifted.difference().changes().size()
                        : 0,
                DriftText.sentences(drift, HIGHLIGHTS).stream().map(redaction).toList(),
                drift instanceof NotChecked not ? redaction.apply(not.reason()) : null,
                document.digest());
    }

    /** How a target differs from its baseline, in words, and as scripts where these could be written and have room. */
    public static Document document(SchemaDrift drift, UnaryOperator<String> redaction) {
        Map<String, String> files = scripts(drift);
        files.put(Document.DRIFT_MARKDOWN, markdown(drift, DIFFERENCES));
        files.replaceAll((key, text) -> redaction.apply(text));
        Document document = Document.of(files);
        return document.fits()
                ? document
                : Document.of(Map.of(Document.DRIFT_MARKDOWN, redaction.apply(markdown(drift, DIFFERENCES))));
    }

    private static String markdown(SchemaDrift drift, int limit) {
        return "# The target beside its baseline\n\n"
                + String.join("\n", DriftText.section(drift, "what the migrations up to the baseline make", limit))
                + "\n";
    }

    /** The drift's scripts; none where it has none. */
    static Map<String, String> scripts(SchemaDrift drift) {
        Map<String, String> files = new TreeMap<>();
        if (drift instanceof Drifted drifted && drifted.scripts().isPresent()) {
            files.put(Document.DRIFT_SQL, text(drifted.scripts().get().script()));
            files.put(Document.UNDO_DRIFT_SQL, text(drifted.scripts().get().undo()));
        }
        return files;
    }

    /** With what the script leaves out, as comments. */
    private static String text(SchemaScript script) {
        StringBuilder text = new StringBuilder();
        List<String> left = script.notCompared();
        left.forEach(sentence -> text.append("-- Not in this script: ")
                .append(sentence.replaceAll("\\s+", " "))
                .append('\n'));
        return text.append(script.text()).toString();
    }

    static DriftState state(SchemaDrift drift) {
        if (drift instanceof InSync) {
            return DriftState.InSync;
        }
        return drift instanceof Drifted ? DriftState.Drifted : DriftState.NotChecked;
    }

    private static String fingerprint(SchemaDrift drift) {
        if (drift instanceof InSync same) {
            return same.fingerprint();
        }
        return drift instanceof Drifted drifted
                ? drifted.fingerprint()
                : ((NotChecked) drift).fingerprint().orElse(null);
    }
}
