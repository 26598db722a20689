package dev.kanmon.operator.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;

/**
 * What a Job gives to the runner: its command line, and the files and variables that go with it.
 *
 * @param arguments the command and its options, nothing secret in them
 * @param environment the runner's variables; what is secret comes from Secrets
 * @param volumes the pod's volumes
 * @param mounts the runner's mounts
 * @param initContainers what has to run first
 */
public record RunnerInput(
        List<String> arguments,
        List<EnvVar> environment,
        List<Volume> volumes,
        List<VolumeMount> mounts,
        List<Container> initContainers) {

    public RunnerInput {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        volumes = List.copyOf(volumes);
        mounts = List.copyOf(mounts);
        initContainers = List.copyOf(initContainers);
    }

    /** A command that needs no files. */
    public static RunnerInput of(List<String> arguments, List<EnvVar> environment) {
        return new RunnerInput(arguments, environment, List.of(), List.of(), List.of());
    }
}
