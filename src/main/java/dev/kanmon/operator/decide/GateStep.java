package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus.Inquiry;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.Effect.LetPodsThrough;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.gate.GateAnswer;
import dev.kanmon.operator.decide.gate.GatedPod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says whether the gate is open, and lets pods through whose readiness waits for it. */
final class GateStep {

    /** Roles are not watched. */
    private static final Duration UNTIL_PERMITTED = Duration.ofSeconds(15);

    private GateStep() {}

    static Decision beside(Observed observed, Decision decision) {
        Decision told = decision.finding(finding(observed, decision));
        List<GatedPod> pods = observed.rollout().pods().stream()
                .filter(pod -> !pod.open())
                .filter(pod ->
                        DecidedGate.answer(observed, decision, pod.requires()).open())
                .toList();
        return pods.isEmpty() ? told : letThrough(observed, told, pods);
    }

    private static Decision letThrough(Observed observed, Decision told, List<GatedPod> pods) {
        if (pods.stream().anyMatch(pod -> !pod.permitted())) {
            return notPermitted(observed, told, pods.size());
        }
        return told.effect().isPresent()
                ? told.recheckBy(observed.now())
                : told.thenDo(new LetPodsThrough(pods, observed.now()));
    }

    private static Decision notPermitted(Observed observed, Decision told, int pods) {
        String message = "The schema is ready for " + pods + (pods == 1 ? " pod" : " pods")
                + " of the application, but Kanmon's role does not cover pods/status, so they take no traffic. Set rollouts.readinessGates=true in the chart's values, or apply deploy/rollouts/readinessGates.yaml.";
        Decision retried = told.recheckBy(observed.now().plus(UNTIL_PERMITTED));
        // What a run has to say is more urgent: while it does not go well, nobody expects pods to be let through.
        return told.phase() == Phase.Ready || told.phase() == Phase.RollingOut
                ? retried.standing(Phase.Failed, Reason.RolloutNotPermitted, message)
                : retried;
    }

    private static Finding finding(Observed observed, Decision decision) {
        GateAnswer answer = DecidedGate.answer(observed, decision);
        return new Finding(
                ConditionType.GateOpen,
                answer.open() ? ConditionState.True : ConditionState.False,
                answer.reason(),
                answer.message()
                        + inquiry(answer, decision)
                        + Wanted.names(observed).trouble()
                        + ungated(observed));
    }

    private static String inquiry(GateAnswer answer, Decision decision) {
        return answer.reason() != Reason.RequirementUnknown || decision.rollout() == null
                ? ""
                : Optional.ofNullable(decision.rollout().inquiry())
                        .map(Inquiry::run)
                        .map(GateStep::underWay)
                        .orElse("");
    }

    private static String underWay(RunStatus inquiry) {
        if (inquiry.phase() == RunPhase.Running) {
            return " Job " + inquiry.job() + " is asking.";
        }
        return inquiry.phase() == RunPhase.Waiting
                ? " The last attempt to ask failed: " + inquiry.message() + " Next attempt at " + inquiry.retryAt()
                        + "."
                : "";
    }

    /** A template that forgets one of the two lines lets its pods past the gate without a word. */
    private static String ungated(Observed observed) {
        if (observed.spec().rollout() == null || observed.spec().rollout().readinessGate() == null) {
            return "";
        }
        String names = observed.rollout().workloads().stream()
                .filter(workload -> workload instanceof WorkloadObservation.Present present && !present.gated())
                .map(workload -> workload.kind() + " " + workload.name())
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : " The pods of " + names + " do not wait for this gate. Add to the pod template: label "
                        + ApiGroup.GATE_LABEL + ": " + observed.owner().name()
                        + " in metadata.labels, and conditionType: " + ApiGroup.SCHEMA_READY
                        + " in spec.readinessGates.";
    }
}
