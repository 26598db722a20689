package dev.kanmon.engine.plan;

import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import dev.kanmon.engine.classify.MigrationClass;
import dev.kanmon.engine.classify.Verdict;
import dev.kanmon.engine.deploy.Selection;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.plan.facts.TargetFacts;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.rows.RowCopyPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would run on a target, and what is to be thought of it.
 *
 * @param hash names it: see {@link PlanHash}
 * @param migrations that it applies, in order
 * @param selection what it leaves out, and what each pending migration is
 * @param findings the worst first
 * @param estimates of what blocks reads or writes, in the statements' order
 * @param facts of the target when it was made
 * @param rehearsal what came of trying it
 * @param schema what the target's schema says about it
 * @param rows which rows are copied before they are changed; empty where none are to be
 */
public record Plan(
        String hash,
        List<PlannedMigration> migrations,
        Selection selection,
        List<JudgedFinding> findings,
        List<BlockingEstimate> estimates,
        TargetFacts facts,
        Rehearsal rehearsal,
        TargetSchema schema,
        Optional<RowCopyPlan> rows) {

    static final Comparator<JudgedFinding> WORST_FIRST = Comparator.comparing(JudgedFinding::severity)
            .reversed()
            .thenComparing(judged -> judged.finding().place().migration())
            .thenComparingInt(judged -> judged.finding().place().line());

    public Plan {
        migrations = List.copyOf(migrations);
        findings = findings.stream().sorted(WORST_FIRST).toList();
        estimates = List.copyOf(estimates);
    }

    public Risk risk() {
        return risk(findings);
    }

    static Risk risk(List<JudgedFinding> findings) {
        return findings.stream()
                .map(JudgedFinding::severity)
                .max(Comparator.naturalOrder())
                .map(Plan::risk)
                .orElse(Risk.Low);
    }

    private static Risk risk(Severity severity) {
        return switch (severity) {
            case INFO -> Risk.Low;
            case WARNING -> Risk.Medium;
            case ERROR -> Risk.High;
            case CRITICAL -> Risk.Critical;
        };
    }

    /** Names of the migrations that it applies and that are of a class, in order. */
    public List<String> migrationsOf(MigrationClass wanted) {
        return selection.taken().stream()
                .filter(verdict -> verdict.is(wanted))
                .map(Verdict::migration)
                .toList();
    }

    public int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    public RehearsalOutcome rehearsalOutcome() {
        if (!(rehearsal instanceof Rehearsal.Rehearsed rehearsed)) {
            return RehearsalOutcome.Skipped;
        }
        if (!rehearsed.passed()) {
            return RehearsalOutcome.Failed;
        }
        boolean whole =
                findings.stream().noneMatch(finding -> finding.finding().rule().equals(PlanRules.NOT_REHEARSED.id()));
        return whole ? RehearsalOutcome.Passed : RehearsalOutcome.Partial;
    }
}
