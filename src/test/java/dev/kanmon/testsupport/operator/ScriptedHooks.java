package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.render.JobRenderer;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Jobs of hooks, the runner's and a team's, that end as the test says; all other Jobs go well. */
public final class ScriptedHooks implements JobScript {

    /** What a hook that fails says. */
    public static final String COMPLAINT = "There is no room left for it.";

    private final JobScript otherwise;
    private volatile ExitCode outcome = ExitCode.DONE;

    /** @param otherwise plays the Jobs that are of no hook */
    public ScriptedHooks(JobScript otherwise) {
        this.otherwise = otherwise;
    }

    /** How hooks end from now on. */
    public void end(ExitCode wanted) {
        outcome = wanted;
    }

    /** What the Job of a hook says of the backup that it has taken. */
    public static String identifier(String job) {
        return "scripted://" + job;
    }

    @Override
    public ContainerEnd play(Job job) {
        if (!job.getMetadata().getLabels().containsKey(Labels.HOOK)) {
            return otherwise.play(job);
        }
        Container container =
                job.getSpec().getTemplate().getSpec().getContainers().get(0);
        return container.getName().equals(JobRenderer.CONTAINER) ? runner(job, container) : team(job);
    }

    private ContainerEnd team(Job job) {
        String words = outcome == ExitCode.DONE ? identifier(job.getMetadata().getName()) : COMPLAINT;
        return ContainerEnd.of(outcome.status(), words + "\n");
    }

    private ContainerEnd runner(Job job, Container container) {
        RunReport.Backup backup = outcome == ExitCode.DONE
                ? new RunReport.Backup(
                        identifier(job.getMetadata().getName()), 4096L, null, null, null, null, List.of())
                : null;
        RunReport report = new RunReport(
                RunReport.VERSION,
                container.getArgs().get(0),
                outcome,
                null,
                outcome == ExitCode.DONE ? "It is there." : COMPLAINT,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                backup,
                null,
                1);
        return ContainerEnd.of(outcome.status(), new String(ReportWriter.shortened(report), StandardCharsets.UTF_8));
    }
}
