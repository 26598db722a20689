package dev.kanmon.runner.repair;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.repair.Repair;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes of what was found out about a failed migration what is kept, and what is reported. */
public final class RepairDocuments {

    private static final int HIGHLIGHTS = 20;

    private RepairDocuments() {}

    /**
     * Both forms.
     *
     * @param document empty where nothing could be found out
     */
    public record Told(Optional<Document> document, RunReport.Repair report) {}

    /**
     * @param failure of the migration
     * @param redaction hides what is secret in a text
     */
    public static Told of(Repair repair, RunReport.Failure failure, UnaryOperator<String> redaction) {
        OfferedScript backward = OfferedScript.of(repair.backward(), "backward", redaction);
        OfferedScript forward = OfferedScript.of(repair.forward(), "forward", redaction);
        if (repair.fingerprint().isEmpty()) {
            return new Told(Optional.empty(), report(repair, backward, forward, null, redaction));
        }
        Document document = document(repair, failure, backward, forward, redaction);
        if (!document.fits()) {
            OfferedScript tooLong = OfferedScript.none("The scripts are too long to be kept in a ConfigMap.");
            return of(repair, failure, tooLong, tooLong, redaction);
        }
        return new Told(Optional.of(document), report(repair, backward, forward, document.digest(), redaction));
    }

    private static Told of(
            Repair repair,
            RunReport.Failure failure,
            OfferedScript backward,
            OfferedScript forward,
            UnaryOperator<String> redaction) {
        Document document = document(repair, failure, backward, forward, redaction);
        return new Told(Optional.of(document), report(repair, backward, forward, document.digest(), redaction));
    }

    private static Document document(
            Repair repair,
            RunReport.Failure failure,
            OfferedScript backward,
            OfferedScript forward,
            UnaryOperator<String> redaction) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                Document.REPAIR_MARKDOWN,
                redaction.apply(new RepairMarkdown(repair, failure, backward, forward).write()));
        backward.text().ifPresent(text -> files.put(Document.BACKWARD_SQL, text));
        forward.text().ifPresent(text -> files.put(Document.FORWARD_SQL, text));
        return new Document(files);
    }

    private static RunReport.Repair report(
            Repair repair,
            OfferedScript backward,
            OfferedScript forward,
            String documentDigest,
            UnaryOperator<String> redaction) {
        return new RunReport.Repair(
                repair.migration(),
                repair.fingerprint().orElse(null),
                repair.tookEffect().stream().limit(HIGHLIGHTS).map(redaction).toList(),
                backward.summary(),
                forward.summary(),
                repair.notes().stream().limit(HIGHLIGHTS).map(redaction).toList(),
                documentDigest);
    }
}
