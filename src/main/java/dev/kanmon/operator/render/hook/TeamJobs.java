package dev.kanmon.operator.render.hook;

import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.rollout.TrafficShift;
import dev.kanmon.operator.render.JobIdentity;
import dev.kanmon.operator.render.OwnerReferences;
import dev.kanmon.operator.render.RunnerJobs;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Renders the Job of a {@code job} hook, or of a seed: the team's own spec under our name and labels. What it says stays as it is, but
 * for what would take the outcome away before it was read; only what a Job cannot do without is filled in.
 */
final class TeamJobs {

    private static final String FROM = "KANMON_FROM";
    private static final String TO = "KANMON_TO";

    private TeamJobs() {}

    static Job render(HookOrder order) {
        return render(order.identity(), order.wanted().job().spec(), order.timeout(), order.shift());
    }

    /**
     * @param identity the Job's name and labels, and whose it is
     * @param wanted what the team wrote
     * @param timeout how long it may take, where the team does not say
     * @param shift whom a traffic hook is to make serve; empty for others
     */
    static Job render(JobIdentity identity, JobSpec wanted, Duration timeout, Optional<TrafficShift> shift) {
        return new JobBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withName(identity.name())
                        .withNamespace(identity.owner().getMetadata().getNamespace())
                        .withLabels(labels(identity, Map.of()))
                        .withAnnotations(RunnerJobs.ownerAnnotations(identity.owner()))
                        .withOwnerReferences(OwnerReferences.controlling(identity.owner()))
                        .build())
                .withSpec(spec(identity, wanted, timeout, shift))
                .build();
    }

    private static JobSpec spec(JobIdentity identity, JobSpec wanted, Duration timeout, Optional<TrafficShift> shift) {
        return new JobSpecBuilder(wanted)
                .withActiveDeadlineSeconds(
                        wanted.getActiveDeadlineSeconds() == null
                                ? Long.valueOf(Math.max(1, timeout.toSeconds()))
                                : wanted.getActiveDeadlineSeconds())
                // A Job that removes itself may be gone before its last words are read.
                .withTtlSecondsAfterFinished(null)
                .editOrNewTemplate()
                .withMetadata(podMetadata(identity, wanted.getTemplate()))
                .editOrNewSpec()
                // A pod's own default, Always, is refused in a Job.
                .withRestartPolicy(restartPolicy(wanted.getTemplate()))
                .withInitContainers(withSides(shift, containers(wanted, PodSpec::getInitContainers)))
                .withContainers(withSides(shift, containers(wanted, PodSpec::getContainers)))
                .endSpec()
                .endTemplate()
                .build();
    }

    private static List<Container> containers(JobSpec wanted, Function<PodSpec, List<Container>> which) {
        return wanted.getTemplate() == null || wanted.getTemplate().getSpec() == null
                ? List.of()
                : which.apply(wanted.getTemplate().getSpec());
    }

    /** Containers of a traffic hook learn from whom and to whom; first, so that their own variables can name these. */
    private static List<Container> withSides(Optional<TrafficShift> wanted, List<Container> containers) {
        return wanted.map(shift -> containers.stream()
                        .map(container -> new ContainerBuilder(container)
                                .withEnv(sides(shift, container.getEnv()))
                                .build())
                        .toList())
                .orElse(containers);
    }

    private static List<EnvVar> sides(TrafficShift shift, List<EnvVar> theirs) {
        List<EnvVar> all = new ArrayList<>();
        all.add(new EnvVar(FROM, shift.from(), null));
        all.add(new EnvVar(TO, shift.to(), null));
        theirs.stream()
                .filter(variable ->
                        !variable.getName().equals(FROM) && !variable.getName().equals(TO))
                .forEach(all::add);
        return all;
    }

    private static ObjectMeta podMetadata(JobIdentity identity, PodTemplateSpec template) {
        ObjectMeta theirs =
                template == null || template.getMetadata() == null ? new ObjectMeta() : template.getMetadata();
        Map<String, String> annotations = new LinkedHashMap<>(orNone(theirs.getAnnotations()));
        annotations.putAll(RunnerJobs.ownerAnnotations(identity.owner()));
        return new ObjectMetaBuilder(theirs)
                .withLabels(labels(identity, orNone(theirs.getLabels())))
                .withAnnotations(annotations)
                .build();
    }

    private static Map<String, String> labels(JobIdentity identity, Map<String, String> theirs) {
        Map<String, String> labels = new LinkedHashMap<>(theirs);
        labels.put(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON);
        labels.putAll(identity.labels());
        return labels;
    }

    private static String restartPolicy(PodTemplateSpec template) {
        return template == null
                        || template.getSpec() == null
                        || template.getSpec().getRestartPolicy() == null
                ? "Never"
                : template.getSpec().getRestartPolicy();
    }

    private static Map<String, String> orNone(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
