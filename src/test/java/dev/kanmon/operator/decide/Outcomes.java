package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was decided, in few words for a table. */
final class Outcomes {

    private Outcomes() {}

    static String reason(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.type() == ConditionType.Ready)
                .map(Finding::reason)
                .map(Reason::name)
                .findFirst()
                .orElseThrow();
    }

    static boolean holds(List<Finding> findings, ConditionType type) {
        return findings.stream().anyMatch(finding -> finding.type() == type && finding.state() == ConditionState.True);
    }

    static String state(List<Finding> findings, ConditionType type) {
        return findings.stream()
                .filter(finding -> finding.type() == type)
                .map(finding -> finding.state() + " " + finding.reason())
                .findFirst()
                .orElse("–");
    }

    /** Ready says why it is not True with the reason of what holds instead. */
    static boolean isDocumented(Finding finding) {
        Set<ConditionType> documented = finding.reason().conditions();
        return documented.contains(finding.type())
                || finding.type() == ConditionType.Ready
                        && (documented.contains(ConditionType.Reconciling)
                                || documented.contains(ConditionType.Stalled));
    }

    static String effect(Optional<Effect> effect) {
        return effect.map(Outcomes::effect).orElse("–");
    }

    private static String effect(Effect effect) {
        String name = effect.getClass().getSimpleName();
        if (effect instanceof Effect.ScaleDeployment scale) {
            return name + " to " + scale.scaling().to();
        }
        return effect instanceof Effect.DeleteJob delete ? name + " " + delete.name() : name;
    }

    static String run(RunStatus before, RunStatus after) {
        if (after == null) {
            return "–";
        }
        if (after.equals(before)) {
            return "as before";
        }
        boolean another = before == null || !before.id().equals(after.id());
        String text =
                (another ? "new run: " : "") + after.task() + " " + after.phase() + ", attempt " + after.attempt();
        return after.jobStarted() != null && after.jobStarted() ? text + ", started" : text;
    }

    /** Backoff has a jitter, so that only its order of magnitude is told. */
    static String recheck(Optional<Instant> recheckAt) {
        return recheckAt
                .map(at -> Duration.between(Scene.NOW, at).toSeconds())
                .map(seconds -> seconds == 0 ? "at once" : "in " + seconds + " s")
                .orElse("–");
    }
}
