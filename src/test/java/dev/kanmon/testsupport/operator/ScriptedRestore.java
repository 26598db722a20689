package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** A runner whose restores end as the test says, one after the other; all that is not said goes well. */
public final class ScriptedRestore implements JobScript {

    private final String migration;
    private final ScriptedRunner otherwise;
    private final Queue<ContainerEnd> ends = new ArrayDeque<>();
    private volatile boolean failing;

    public ScriptedRestore(String migration) {
        this.migration = migration;
        this.otherwise = new ScriptedRunner(migration);
    }

    /** How the next restores end. */
    public synchronized void end(ContainerEnd... next) {
        ends.addAll(Arrays.asList(next));
    }

    /** The migration fails from now on, or does no longer. */
    public void failMigration(boolean fails) {
        failing = fails;
    }

    /** A pod that is gone without a word. */
    public static ContainerEnd lost() {
        return ContainerEnd.of(137, null);
    }

    public static ContainerEnd refused() {
        return end(ExitCode.RESTORE_FAILED, null);
    }

    @Override
    public ContainerEnd play(Job job) {
        String command = job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getArgs()
                .get(0);
        return switch (command) {
            case RunnerOptions.RESTORE -> restored();
            case RunnerOptions.RESOLVE -> end(ExitCode.DONE, null);
            case RunnerOptions.DEPLOY -> failing ? failed() : otherwise.play(job);
            default -> otherwise.play(job);
        };
    }

    private synchronized ContainerEnd restored() {
        return ends.isEmpty() ? end(ExitCode.DONE, null) : ends.remove();
    }

    private ContainerEnd failed() {
        return end(
                ExitCode.MIGRATION_FAILED,
                new RunReport.Failure(migration, "23505", "it is duplicated", null, null, "CREATE …", 1, 1));
    }

    private static ContainerEnd end(ExitCode outcome, RunReport.Failure failure) {
        RunReport report = new RunReport(
                RunReport.VERSION,
                "scripted",
                outcome,
                failure == null ? null : ProblemCode.MIGRATION_FAILED.code(),
                "What happened.",
                null,
                null,
                failure == null ? null : new RunReport.History(0, 1, 1, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                failure,
                null,
                null,
                null,
                null,
                null,
                1);
        return ContainerEnd.of(outcome.status(), new String(ReportWriter.shortened(report), StandardCharsets.UTF_8));
    }
}
