package dev.kanmon.runner.repair;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.repair.Repair;
import java.util.List;
import java.util.Locale;

/** Writes for people what a failed migration left, and both ways out. */
final class RepairMarkdown {

    private static final int DECISION_DIGITS = 12;

    private final Repair repair;
    private final RunReport.Failure failure;
    private final OfferedScript backward;
    private final OfferedScript forward;
    private final StringBuilder out = new StringBuilder();

    RepairMarkdown(Repair repair, RunReport.Failure failure, OfferedScript backward, OfferedScript forward) {
        this.repair = repair;
        this.failure = failure;
        this.backward = backward;
        this.forward = forward;
    }

    String write() {
        line("# The migration `" + repair.migration() + "` failed").line("");
        writeFailure();
        list("What took effect and stays", repair.tookEffect(), "Nothing of it took effect.");
        if (!repair.notes().isEmpty()) {
            list("What else there is to know", repair.notes(), "");
        }
        writeWay(
                "Back: as if the migration had never run",
                "Mend the migration or the data, run this script and mark the migration as rolled back; then it is"
                        + " deployed again.",
                backward,
                new Way(RunnerOptions.ROLLED_BACK, Document.BACKWARD_SQL, "RolledBack", "Backward"));
        writeWay(
                "Forward: as if the migration had succeeded",
                "Mend the data, run this script and mark the migration as applied.",
                forward,
                new Way(RunnerOptions.APPLIED, Document.FORWARD_SQL, "Applied", "Forward"));
        return out.toString();
    }

    /** How a person takes one of the two ways. */
    private record Way(String option, String file, String action, String suggestion) {}

    private void writeFailure() {
        String where = failure.line() == null ? "" : "Line " + failure.line() + ": ";
        String state = failure.sqlState() == null ? "" : " (SQLSTATE " + failure.sqlState() + ")";
        line(where + failure.message() + state);
        if (failure.detail() != null) {
            line("").line(failure.detail());
        }
        line("");
    }

    private void list(String title, List<String> items, String none) {
        line("## " + title).line("");
        if (items.isEmpty()) {
            line(none);
        }
        items.forEach(item -> line("- " + item));
        line("");
    }

    private void writeWay(String title, String what, OfferedScript script, Way way) {
        line("## " + title).line("");
        if (script.text().isEmpty()) {
            line("There is no script. " + script.summary().unavailable()).line("");
            return;
        }
        line(what).line("");
        line(
                script.summary().rehearsed()
                        ? "The script was run on a copy of this schema, and led there. Data are not brought back."
                        : "**The script was not proven:** see the warnings.");
        line("");
        script.summary().warnings().forEach(warning -> line("- **Warning:** " + warning));
        if (!script.summary().warnings().isEmpty()) {
            line("");
        }
        line("```sql").text(script.text().get()).line("```").line("");
        writeCommands(script, way);
    }

    private void writeCommands(OfferedScript script, Way way) {
        line("With the operator, patch the MigrationResolution: `action: " + way.action() + "`, `script: {suggestion: "
                + way.suggestion() + "}`. By hand:");
        line("").line("```sh");
        line("kanmon " + RunnerOptions.RESOLVE + " " + way.option() + " " + repair.migration() + " "
                + RunnerOptions.SCRIPT + " " + way.file() + " \\");
        line("  " + RunnerOptions.SCRIPT_DIGEST + " " + script.summary().digest() + " \\");
        line("  " + RunnerOptions.SCRIPT_BASE + " " + repair.fingerprint().orElseThrow() + " \\");
        line("  " + RunnerOptions.DECISION + " " + decision(way));
        line("```").line("");
    }

    /** The same for whoever follows this text once more, so that no script runs twice. */
    private String decision(Way way) {
        String base = repair.fingerprint().orElseThrow();
        return way.suggestion().toLowerCase(Locale.ROOT) + "-" + base.substring(base.length() - DECISION_DIGITS);
    }

    private RepairMarkdown line(String text) {
        out.append(text).append('\n');
        return this;
    }

    private RepairMarkdown text(String text) {
        out.append(text);
        return this;
    }
}
