package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database with one migration that adds, and one that removes: says what runners say of it, without a process or a server.
 */
public final class ScriptedContract implements JobScript {

    public static final String ADDING = "20260101000000_add_full_name";
    public static final String REMOVING = "20260201000000_drop_name";

    private volatile boolean added;
    private volatile boolean removed;

    @Override
    public ContainerEnd play(Job job) {
        List<String> arguments =
                job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs();
        boolean held = arguments.contains(RunnerOptions.HOLD_REMOVING)
                && !arguments.contains(RunnerOptions.RELEASE + "=" + REMOVING);
        RunReport report = arguments.get(0).equals(RunnerOptions.PLAN) ? planned(held) : deployed(held);
        return ContainerEnd.of(
                report.outcome().status(), new String(ReportWriter.shortened(report), StandardCharsets.UTF_8));
    }

    /** Whether a Job has run the migration that removes. */
    public boolean isRemoved() {
        return removed;
    }

    private RunReport planned(boolean held) {
        List<String> pending = pending(held);
        RunReport.Plan plan = new RunReport.Plan(
                "sha256:" + (held ? "ab" : "cd").repeat(32),
                Risk.Low,
                0,
                0,
                0,
                0,
                0,
                RehearsalOutcome.Skipped,
                null,
                List.of(),
                List.of(),
                held && !removed ? List.of(REMOVING) : List.of(),
                pending.stream().filter(REMOVING::equals).toList(),
                List.of());
        ExitCode outcome = pending.isEmpty() ? ExitCode.NOTHING_TO_DO : ExitCode.DONE;
        return report(RunnerOptions.PLAN, outcome, List.of(), pending, plan);
    }

    private RunReport deployed(boolean held) {
        List<String> applied = pending(held);
        added = true;
        removed = removed || applied.contains(REMOVING);
        return report(RunnerOptions.DEPLOY, ExitCode.DONE, applied, List.of(), null);
    }

    private List<String> pending(boolean held) {
        return Stream.concat(
                        added ? Stream.empty() : Stream.of(ADDING),
                        removed || held ? Stream.empty() : Stream.of(REMOVING))
                .toList();
    }

    private RunReport report(
            String command, ExitCode outcome, List<String> applied, List<String> pending, RunReport.Plan plan) {
        return new RunReport(
                RunReport.VERSION,
                command,
                outcome,
                null,
                "Done.",
                null,
                null,
                new RunReport.History(added ? removed ? 2 : 1 : 0, pending.size(), 0, null),
                applied,
                pending,
                List.of(),
                List.of(),
                null,
                plan,
                null,
                null,
                null,
                null,
                1);
    }
}
