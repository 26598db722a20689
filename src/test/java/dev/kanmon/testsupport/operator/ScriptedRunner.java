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

/** Says what a runner says when one migration is pending and all goes well, without a process or a database. */
public record ScriptedRunner(String migration) implements JobScript {

    private static final RunReport.Plan PLAN = new RunReport.Plan(
            "sha256:" + "ab".repeat(32),
            Risk.Low,
            1,
            0,
            0,
            0,
            0,
            RehearsalOutcome.Skipped,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @Override
    public ContainerEnd play(Job job) {
        List<String> arguments =
                job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs();
        RunReport report = arguments.contains(RunnerOptions.PLAN) ? planned() : deployed();
        return ContainerEnd.of(
                ExitCode.DONE.status(), new String(ReportWriter.shortened(report), StandardCharsets.UTF_8));
    }

    private RunReport planned() {
        RunReport.History history = new RunReport.History(0, 1, 0, null);
        return report(RunnerOptions.PLAN, "Planned 1 migration.", history, List.of(), List.of(migration), PLAN);
    }

    private RunReport deployed() {
        RunReport.History history = new RunReport.History(1, 0, 0, migration);
        return report(RunnerOptions.DEPLOY, "Applied 1 migration.", history, List.of(migration), List.of(), null);
    }

    private static RunReport report(
            String command,
            String message,
            RunReport.History history,
            List<String> applied,
            List<String> pending,
            RunReport.Plan plan) {
        return new RunReport(
                RunReport.VERSION,
                command,
                ExitCode.DONE,
                null,
                message,
                null,
                null,
                history,
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
