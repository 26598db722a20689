package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RestoreStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision on a MigrationResolution for one database in the making, to be completed with where it stands.
 *
 * @param origin why Kanmon made it
 * @param restore how far the restore is; null without one
 * @param run the attempts to carry it out; null before the first
 * @param effect what shall be done
 * @param recheckAt when to look again
 */
record ResolutionDraft(
        Origin origin, RestoreStatus restore, RunStatus run, Optional<Effect> effect, Optional<Instant> recheckAt) {

    /** As the last decision left it. */
    static ResolutionDraft from(ResolutionObserved observed) {
        MigrationResolutionStatus status = observed.status();
        return new ResolutionDraft(
                Origin.of(status, observed.told()), status.restore(), status.run(), Optional.empty(), Optional.empty());
    }

    ResolutionDraft restore(RestoreStatus next) {
        return new ResolutionDraft(origin, next, run, effect, recheckAt);
    }

    ResolutionDraft run(RunStatus next) {
        return new ResolutionDraft(origin, restore, next, effect, recheckAt);
    }

    ResolutionDraft effect(Effect next) {
        return new ResolutionDraft(origin, restore, run, Optional.of(next), recheckAt);
    }

    ResolutionDraft recheckAt(Instant next) {
        return new ResolutionDraft(origin, restore, run, effect, Optional.of(next));
    }

    /** With the same words as before. */
    ResolutionDecision asBefore(MigrationResolutionStatus before, ResolutionPhase phase, Reason reason) {
        String message = before.conditions().stream()
                .filter(condition -> condition.type().equals(ConditionType.Ready.name()))
                .map(Condition::message)
                .findFirst()
                .orElse("As it was decided before.");
        return standing(phase, reason, message);
    }

    ResolutionDecision standing(ResolutionPhase phase, Reason reason, String message) {
        return new ResolutionDecision(
                phase,
                Standing.of(phase, reason, message).findings(),
                origin,
                List.of(),
                restore,
                run,
                effect,
                recheckAt);
    }
}
