package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Retention.Fate;
import dev.kanmon.contract.Retention.Verdict;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import java.util.List;
import java.util.Optional;

/** Words for what became of each backup. */
final class PruneAnswer {

    private PruneAnswer() {}

    /**
     * @param unclaimed addresses of dumps that no manifest speaks for
     * @param dryRun whether nothing was removed
     */
    static Answer of(List<Verdict> verdicts, List<String> unclaimed, boolean dryRun) {
        List<String> removed = verdicts.stream()
                .filter(verdict -> verdict.fate().removed())
                .map(verdict -> verdict.backup().identifier())
                .toList();
        String message = message(removed.size(), verdicts.size() - removed.size(), dryRun);
        StringBuilder text = new StringBuilder();
        verdicts.forEach(verdict -> text.append(line(verdict)));
        unclaimed.forEach(address -> text.append("left alone  ")
                .append(address)
                .append("  no manifest says whose it is; remove it by hand if it is a leftover\n"));
        ExitCode outcome = removed.isEmpty() || dryRun ? ExitCode.NOTHING_TO_DO : ExitCode.DONE;
        return new Answer(
                new CommandResult(
                        outcome, Optional.empty(), null, List.of(), List.of(), List.of(), List.of(), Optional.empty()),
                message,
                text + message + "\n",
                Answer.Findings.of(
                        new RunReport.Backup(null, null, null, null, null, null, dryRun ? List.of() : removed)));
    }

    private static String message(int removed, int kept, boolean dryRun) {
        return dryRun
                ? removed + " would be removed, " + kept + " would be kept."
                : removed + " removed, " + kept + " kept.";
    }

    private static String line(Verdict verdict) {
        return (verdict.fate().removed() ? "remove      " : "keep        ")
                + verdict.backup().identifier() + "  " + verdict.backup().takenAt() + "  " + why(verdict.fate())
                + "\n";
    }

    private static String why(Fate fate) {
        return switch (fate) {
            case NEWEST -> "the newest good one";
            case NEEDED -> "needed";
            case WITHIN_LIMITS -> "within the limits";
            case UNFINISHED -> "its dump is missing; removed when it is a day old";
            case FROM_THE_FUTURE -> "its time has not come yet: a clock is wrong";
            case ONE_TOO_MANY -> "enough newer ones are there";
            case TOO_OLD -> "too old";
            case LEFTOVER -> "its dump is missing";
        };
    }
}
