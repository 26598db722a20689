package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.PlanStatus.FindingCounts;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import java.util.List;
import java.util.StringJoiner;

/** What a plan looks like in a status, and in words. */
final class Plans {

    private static final int HASH_IN_NAMES = 12;

    private Plans() {}

    /** @param report of the plan; names stand in it as far as it has room for them */
    static PlanStatus of(Owner owner, RunReport report) {
        RunReport.Plan plan = report.plan();
        return new PlanStatus(
                plan.hash(),
                plan.risk(),
                plan.migrations(),
                report.pending(),
                new FindingCounts(plan.critical(), plan.errors(), plan.warnings(), plan.infos()),
                plan.highlights(),
                plan.rehearsal(),
                whole(plan.alreadyApplied()),
                whole(plan.held()),
                whole(plan.removing()),
                whole(plan.mixed()),
                report.drift() == null ? null : report.drift().state(),
                Naming.plan(owner, nameOf(plan)),
                plan.documentDigest());
    }

    private static List<String> whole(List<String> names) {
        return names.stream().filter(ReportReader::isWhole).toList();
    }

    /** In a sentence or two: how much, how dangerous, how sure. */
    static String summary(PlanStatus plan) {
        return plan.pending() + (plan.pending() == 1 ? " migration" : " migrations") + ", risk " + plan.risk()
                + counts(plan.findings()) + "; " + rehearsal(plan.rehearsal()) + ".";
    }

    /** Of one plan there can be several documents: how bad a finding is changes with the data, and the hash does not. */
    private static String nameOf(RunReport.Plan plan) {
        return plan.documentDigest() == null
                ? shortHash(plan.hash())
                : shortHash(plan.hash()) + "-" + shortHash(plan.documentDigest());
    }

    /** The beginning of a hash, enough to tell plans of one resource apart. */
    static String shortHash(String hash) {
        String digits = hash.substring(hash.indexOf(':') + 1);
        return digits.substring(0, Math.min(HASH_IN_NAMES, digits.length()));
    }

    private static String counts(FindingCounts findings) {
        StringJoiner counts = new StringJoiner(", ", " (", ")");
        counts.setEmptyValue("");
        add(counts, findings.critical(), "critical");
        add(counts, findings.errors(), findings.errors() == 1 ? "error" : "errors");
        add(counts, findings.warnings(), findings.warnings() == 1 ? "warning" : "warnings");
        return counts.toString();
    }

    private static void add(StringJoiner counts, int count, String what) {
        if (count > 0) {
            counts.add(count + " " + what);
        }
    }

    private static String rehearsal(RehearsalOutcome outcome) {
        return switch (outcome) {
            case Passed -> "rehearsed";
            case Partial -> "rehearsed in part";
            case Skipped -> "not rehearsed";
            case Failed -> "the rehearsal failed";
        };
    }
}
