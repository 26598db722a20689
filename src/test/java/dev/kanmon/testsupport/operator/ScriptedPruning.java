package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** A runner that removes old dumps, or fails to, as the test says. Nobody reads a report of it, so it gives none. */
public final class ScriptedPruning implements JobScript {

    private final JobScript otherwise;
    private volatile ExitCode outcome = ExitCode.DONE;

    /** @param otherwise plays all other Jobs */
    public ScriptedPruning(JobScript otherwise) {
        this.otherwise = otherwise;
    }

    /** How Jobs that remove old dumps end from now on. */
    public void end(ExitCode wanted) {
        outcome = wanted;
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
        return command.equals(RunnerOptions.PRUNE_BACKUPS)
                ? ContainerEnd.of(outcome.status(), null)
                : otherwise.play(job);
    }
}
