package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.Labels;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A team's Jobs for a hook, which run until the test says how they end, and what they were told; other Jobs go well. */
public final class HeldHook implements JobScript, AutoCloseable {

    private final JobScript otherwise;
    private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Integer> ending = new CompletableFuture<>();

    /** @param otherwise plays the Jobs that are of no hook */
    public HeldHook(JobScript otherwise) {
        this.otherwise = otherwise;
    }

    /** Jobs that run, and those that follow, end with this exit status. */
    public void end(int status) {
        ending.complete(status);
    }

    /** Jobs that follow run until the next end. */
    public void hold() {
        ending = new CompletableFuture<>();
    }

    /** The environment of each Job that was run, in order. */
    public List<Map<String, String>> told() {
        return List.copyOf(told);
    }

    @Override
    public ContainerEnd play(Job job) {
        if (!job.getMetadata().getLabels().containsKey(Labels.HOOK)) {
            return otherwise.play(job);
        }
        told.add(job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)));
        int status = ending.join();
        return ContainerEnd.of(status, status == 0 ? "" : "The gateway does not know the route.\n");
    }

    /** Lets go of what still runs. */
    @Override
    public void close() {
        end(1);
    }
}
