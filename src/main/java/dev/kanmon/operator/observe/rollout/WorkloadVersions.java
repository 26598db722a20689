package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.contract.WorkloadObservation.KindNotInstalled;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Missing;
import dev.kanmon.operator.decide.contract.WorkloadObservation.NotPermitted;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the versions of one workload, and its pods, by the labels that its controller gives them. */
final class WorkloadVersions {

    private static final String DEPLOYMENT_HASH = "pod-template-hash";
    private static final String ROLLOUT_HASH = "rollouts-pod-template-hash";
    private static final String STATEFUL_SET_HASH = "controller-revision-hash";
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final ApplicationView view;
    private final String gate;

    /** @param gate the name of the resource for whose gate a template may wait */
    WorkloadVersions(ApplicationView view, String gate) {
        this.view = view;
        this.gate = gate;
    }

    /** @param recorded versions of it that were seen before, whose pods are looked for also where it is gone */
    WorkloadObservation read(Workload workload, List<String> recorded) {
        return switch (workload.kind()) {
            case Deployment -> read(workload, recorded, view.deployment(workload.name()), this::deployment);
            case StatefulSet -> read(workload, recorded, view.statefulSet(workload.name()), this::statefulSet);
            case Rollout -> read(workload, recorded, view.argoRollout(workload.name()), this::argoRollout);
        };
    }

    private <T> WorkloadObservation read(
            Workload workload, List<String> recorded, Look<T> look, WorkloadShape.Reader<T> reader) {
        if (look instanceof Look.Found<T> found) {
            return reader.read(found.it())
                    .flatMap(shape -> present(workload, shape))
                    .orElseGet(() -> new NotPermitted(workload.kind(), workload.name()));
        }
        boolean foreign = workload.kind() == WorkloadKind.Rollout && !view.hasArgoRollouts();
        if (foreign) {
            return new KindNotInstalled(workload.kind(), workload.name());
        }
        return look instanceof Look.NotPermitted<T>
                ? new NotPermitted(workload.kind(), workload.name())
                : missing(workload, recorded);
    }

    /** What is left of a workload that was deleted is found by the versions that it had. */
    private WorkloadObservation missing(Workload workload, List<String> recorded) {
        if (recorded.isEmpty()) {
            return new Missing(workload.kind(), workload.name(), List.of());
        }
        LabelSelector selector = new LabelSelectorBuilder()
                .addNewMatchExpression()
                .withKey(label(workload.kind()))
                .withOperator("In")
                .withValues(recorded)
                .endMatchExpression()
                .build();
        return pods(selector, workload.kind())
                .<WorkloadObservation>map(pods -> new Missing(workload.kind(), workload.name(), pods))
                .orElseGet(() -> new NotPermitted(workload.kind(), workload.name()));
    }

    private Optional<WorkloadObservation> present(Workload workload, WorkloadShape shape) {
        return pods(shape.selector(), workload.kind())
                .map(pods -> new Present(
                        workload.kind(),
                        workload.name(),
                        shape.version(),
                        shape.earlier(),
                        annotation(metadata(shape.template()), ApiGroup.REQUIRES_ANNOTATION),
                        isGated(shape.template()),
                        pods));
    }

    private Optional<WorkloadShape> deployment(Deployment deployment) {
        LabelSelector selector = deployment.getSpec().getSelector();
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        return replicaSets(deployment, selector)
                .map(sets -> WorkloadShape.ofReplicaSets(selector, template, sets, DEPLOYMENT_HASH));
    }

    private Optional<WorkloadShape> statefulSet(StatefulSet set) {
        boolean seen = set.getStatus() != null
                && Objects.equals(
                        set.getStatus().getObservedGeneration(),
                        set.getMetadata().getGeneration());
        List<String> earlier = set.getStatus() == null
                ? List.of()
                : Stream.ofNullable(set.getStatus().getCurrentRevision()).toList();
        return Optional.of(new WorkloadShape(
                set.getSpec().getSelector(),
                set.getSpec().getTemplate(),
                seen ? set.getStatus().getUpdateRevision() : null,
                earlier));
    }

    /** With a {@code workloadRef}, template and selector are another workload's. */
    private Optional<WorkloadShape> argoRollout(ArgoRollout rollout) {
        ArgoRollout.WorkloadReference reference = rollout.spec().workloadRef();
        if (reference == null) {
            return argoRollout(
                    rollout, rollout.spec().selector(), rollout.spec().template());
        }
        return view.deployment(reference.name())
                .found()
                .map(Deployment::getSpec)
                .flatMap(spec -> argoRollout(
                        rollout,
                        rollout.spec().selector() == null
                                ? spec.getSelector()
                                : rollout.spec().selector(),
                        spec.getTemplate()));
    }

    private Optional<WorkloadShape> argoRollout(ArgoRollout rollout, LabelSelector selector, PodTemplateSpec template) {
        ArgoRollout.Status status =
                rollout.status() == null ? new ArgoRollout.Status(null, null, null) : rollout.status();
        boolean seen = String.valueOf(rollout.metadata().getGeneration()).equals(status.observedGeneration());
        return replicaSets(rollout.metadata().getUid(), selector)
                .map(sets -> new WorkloadShape(
                        selector,
                        template,
                        seen ? status.currentPodHash() : null,
                        Stream.concat(
                                        Stream.ofNullable(status.stableRS()),
                                        sets.stream().map(set -> label(set, ROLLOUT_HASH)))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()));
    }

    private Optional<List<ReplicaSet>> replicaSets(HasMetadata owner, LabelSelector selector) {
        return replicaSets(owner.getMetadata().getUid(), selector);
    }

    private Optional<List<ReplicaSet>> replicaSets(String owner, LabelSelector selector) {
        return view.replicaSets(selector).found().map(sets -> sets.stream()
                .filter(set -> set.getMetadata().getOwnerReferences().stream()
                        .anyMatch(reference -> reference.getUid().equals(owner)))
                .toList());
    }

    /** A pod that has ended runs nothing; one that is ending still does. */
    private Optional<List<VersionedPod>> pods(LabelSelector selector, WorkloadKind kind) {
        return view.pods(selector).found().map(pods -> pods.stream()
                .filter(pod -> !isOver(pod))
                .map(pod -> versioned(pod, kind))
                .toList());
    }

    private static VersionedPod versioned(Pod pod, WorkloadKind kind) {
        String version = label(pod, label(kind));
        // Of a Rollout that has a workloadRef there can be pods of that workload, too.
        String known = version == null && kind == WorkloadKind.Rollout ? label(pod, DEPLOYMENT_HASH) : version;
        return new VersionedPod(
                pod.getMetadata().getName(), known, annotation(pod.getMetadata(), ApiGroup.PREPARED_FOR_ANNOTATION));
    }

    private boolean isGated(PodTemplateSpec template) {
        boolean waits = template != null
                && template.getSpec() != null
                && template.getSpec().getReadinessGates().stream()
                        .anyMatch(readiness -> ApiGroup.SCHEMA_READY.equals(readiness.getConditionType()));
        return waits && gate.equals(entry(metadata(template).getLabels(), ApiGroup.GATE_LABEL));
    }

    private static String label(WorkloadKind kind) {
        return switch (kind) {
            case Deployment -> DEPLOYMENT_HASH;
            case StatefulSet -> STATEFUL_SET_HASH;
            case Rollout -> ROLLOUT_HASH;
        };
    }

    private static boolean isOver(Pod pod) {
        return pod.getStatus() != null && OVER.contains(pod.getStatus().getPhase());
    }

    private static ObjectMeta metadata(PodTemplateSpec template) {
        return template == null || template.getMetadata() == null ? new ObjectMeta() : template.getMetadata();
    }

    private static String label(HasMetadata object, String key) {
        return entry(object.getMetadata().getLabels(), key);
    }

    private static Optional<String> annotation(ObjectMeta metadata, String key) {
        return Optional.ofNullable(entry(metadata.getAnnotations(), key));
    }

    private static String entry(Map<String, String> entries, String key) {
        return entries == null ? null : entries.get(key);
    }
}
