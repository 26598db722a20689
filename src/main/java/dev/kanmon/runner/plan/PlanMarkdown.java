package dev.kanmon.runner.plan;

import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.plan.BlockingEstimate;
import dev.kanmon.engine.plan.JudgedFinding;
import dev.kanmon.engine.plan.Plan;
import dev.kanmon.engine.plan.PlannedMigration;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A plan for people. */
final class PlanMarkdown {

    private final Plan plan;
    private final int limit;
    private final StringBuilder text = new StringBuilder();

    /** @param limit how many findings and estimates are written at the most, of each */
    PlanMarkdown(Plan plan, int limit) {
        this.plan = plan;
        this.limit = limit;
    }

    String write() {
        head();
        baseline();
        migrations();
        held();
        alreadyApplied();
        drift();
        findings();
        copiedRows();
        blocking();
        return text.toString();
    }

    private void head() {
        line("# Plan for database " + plan.facts().identity().database() + ", schema "
                + plan.facts().identity().schema());
        line("");
        line("- Risk: **" + plan.risk() + "**");
        line("- Rehearsal: " + rehearsal());
        line("- Target: PostgreSQL " + plan.facts().serverVersion() / 10000 + ", as role "
                + plan.facts().role().name());
        line("- Hash: `" + plan.hash() + "`");
        line("");
    }

    private String rehearsal() {
        RehearsalOutcome outcome = plan.rehearsalOutcome();
        if (plan.rehearsal() instanceof Rehearsal.Rehearsed rehearsed) {
            String version = " on PostgreSQL " + rehearsed.serverVersion() / 10000;
            return switch (outcome) {
                case Passed -> "every statement ran" + version;
                case Partial -> "what could be tried ran" + version + "; the findings say what could not";
                case Failed -> "**failed**" + version;
                case Skipped -> "none";
            };
        }
        return plan.rehearsal() instanceof Rehearsal.HistoryNotReplayed history
                ? "none. " + history.reason()
                : "none. " + ((Rehearsal.NotRehearsed) plan.rehearsal()).reason();
    }

    private void migrations() {
        line("## Migrations");
        line("");
        if (plan.migrations().isEmpty()) {
            line("None are to run.");
        }
        for (PlannedMigration migration : plan.migrations()) {
            new ClassSection(plan.selection(), limit).planned(migration).forEach(this::line);
        }
        line("");
    }

    private void held() {
        if (plan.selection().held().isEmpty()) {
            return;
        }
        line("## Held");
        line("");
        line("These are pending, and not in this plan:");
        line("");
        new ClassSection(plan.selection(), limit).held().forEach(this::line);
        line("");
    }

    private void baseline() {
        List<String> names = plan.schema().baseline();
        if (names.isEmpty()) {
            return;
        }
        line("## Baseline");
        line("");
        line(
                "The target has tables and no history, and its schema is exactly what these migrations make. They are marked"
                        + " as applied; nothing of them runs:");
        line("");
        names.forEach(name -> line("1. `" + name + "`"));
        line("");
    }

    private void alreadyApplied() {
        List<String> names = plan.schema().alreadyApplied();
        if (names.isEmpty()) {
            return;
        }
        line("## Already there");
        line("");
        line("The whole effect of these migrations is in the target already. Running them would fail or change nothing."
                + " Have them marked instead:");
        line("");
        names.forEach(name -> line("- `kanmon resolve --applied " + name + "`"));
        line("");
    }

    private void drift() {
        line("## Drift");
        line("");
        new DriftSection(plan.schema().drift(), limit).lines().forEach(this::line);
        line("");
    }

    private void findings() {
        line("## Findings");
        line("");
        if (plan.findings().isEmpty()) {
            line("None.");
            line("");
        }
        plan.findings().stream().limit(limit).forEach(this::finding);
        leftOut(plan.findings());
    }

    private void finding(JudgedFinding judged) {
        Finding finding = judged.finding();
        line("### " + judged.severity() + ": " + finding.rule() + " — " + finding.object());
        line("");
        line("`" + finding.place().migration() + "`, line " + finding.place().line() + ". " + finding.message()
                + (judged.because().isEmpty() ? "" : " " + judged.because()));
        line("");
        if (finding.saferWay().isPresent()) {
            line("Safer:");
            line("");
            line("```sql");
            line(finding.saferWay().get().strip());
            line("```");
            line("");
        }
    }

    private void copiedRows() {
        plan.rows().ifPresent(rows -> {
            line("## Rows that are copied");
            line("");
            new RowCopySection(rows, limit).lines().forEach(this::line);
            line("");
        });
    }

    private void blocking() {
        line("## What blocks whom, and for how long");
        line("");
        if (plan.estimates().isEmpty()) {
            line("Nothing that was there before is locked against reads or writes.");
            return;
        }
        line("| migration, line | statement | lock | waits | estimate | how it was estimated |");
        line("| --- | --- | --- | --- | --- | --- |");
        plan.estimates().stream().limit(limit).forEach(this::estimate);
        line("");
        leftOut(plan.estimates());
    }

    private void estimate(BlockingEstimate estimate) {
        line("| " + estimate.place().migration() + ", " + estimate.place().line() + " | `"
                + cell(estimate.statement()) + "` | " + estimate.mode().sqlName() + " on "
                + cell(estimate.relation()) + " | " + estimate.blocks() + " | "
                + estimate.duration().map(PlanMarkdown::words).orElse("not known") + " | " + cell(estimate.basis())
                + " |");
    }

    private void leftOut(List<?> all) {
        if (all.size() > limit) {
            line("… and " + (all.size() - limit) + " more.");
            line("");
        }
    }

    private static String words(Duration duration) {
        if (duration.toMillis() < 1000) {
            return "under a second";
        }
        return duration.toSeconds() < 120
                ? duration.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.0f min", duration.toSeconds() / 60.0);
    }

    private static String cell(String content) {
        return content.replace("|", "\\|").replace("`", "'");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
