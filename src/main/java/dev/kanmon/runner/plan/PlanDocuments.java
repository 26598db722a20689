package dev.kanmon.runner.plan;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.classify.MigrationClass;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.plan.JudgedFinding;
import dev.kanmon.engine.plan.Plan;
import dev.kanmon.runner.drift.DriftReport;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes of a plan what is kept, and what is reported. */
public final class PlanDocuments {

    /** From all there is to what always has room. */
    private static final List<Integer> LIMITS = List.of(Integer.MAX_VALUE, 1000, 300, 100, 30, 10, 3, 0);

    private static final int HIGHLIGHTS = 5;

    private PlanDocuments() {}

    /**
     * The whole plan, with what was done by hand as SQL; of a huge one only the worst findings, so that it has room in a
     * ConfigMap, and without that SQL where it alone has none.
     */
    public static Document of(Plan plan, UnaryOperator<String> redaction) {
        Map<String, String> scripts = scripts(plan, redaction);
        Document document = within(plan, scripts, redaction);
        return document.fits() ? document : within(plan, Map.of(), redaction);
    }

    /** What was done by hand, as SQL; in words it is in the plan itself. */
    private static Map<String, String> scripts(Plan plan, UnaryOperator<String> redaction) {
        Map<String, String> files = new TreeMap<>(new DriftReport(plan.schema().drift(), redaction)
                .document()
                .map(Document::files)
                .orElse(Collections.emptySortedMap()));
        files.remove(Document.DRIFT_MARKDOWN);
        return files;
    }

    private static Document within(Plan plan, Map<String, String> scripts, UnaryOperator<String> redaction) {
        Document document = null;
        for (int limit : LIMITS) {
            Map<String, String> files = new TreeMap<>(scripts);
            files.put(Document.PLAN_JSON, redaction.apply(new PlanJson(plan, limit).write()));
            files.put(Document.PLAN_MARKDOWN, redaction.apply(new PlanMarkdown(plan, limit).write()));
            document = Document.of(files);
            if (document.fits()) {
                return document;
            }
        }
        return document;
    }

    /** The plan in short, for a report. */
    public static RunReport.Plan summary(Plan plan, Document document, UnaryOperator<String> redaction) {
        return new RunReport.Plan(
                plan.hash(),
                plan.risk(),
                plan.migrations().size(),
                plan.count(Severity.CRITICAL),
                plan.count(Severity.ERROR),
                plan.count(Severity.WARNING),
                plan.count(Severity.INFO),
                plan.rehearsalOutcome(),
                document.digest(),
                plan.findings().stream()
                        .filter(finding -> finding.severity().compareTo(Severity.ERROR) >= 0)
                        .limit(HIGHLIGHTS)
                        .map(PlanDocuments::highlight)
                        .map(redaction)
                        .toList(),
                plan.schema().alreadyApplied(),
                plan.selection().heldNames(),
                plan.migrationsOf(MigrationClass.REMOVING),
                plan.migrationsOf(MigrationClass.MIXED));
    }

    private static String highlight(JudgedFinding judged) {
        return judged.finding().rule() + " on " + judged.finding().object() + " ("
                + judged.finding().place().migration() + ", line "
                + judged.finding().place().line() + "): " + judged.finding().message();
    }
}
