package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.hook.RunningHook;
import java.util.Optional;

/** What a reset waits for: nothing may be at work on the database, and a run has to be possible afterwards. */
final class ResetObstacle {

    private ResetObstacle() {}

    /**
     * @param observed of a resource without a Job of a run or of a check of drift under way
     * @return what is waited for, as the end of a sentence; empty where the reset may begin
     */
    static Optional<String> of(Observed observed) {
        if (Boolean.TRUE.equals(observed.spec().suspend())) {
            return Optional.of("spec.suspend is false");
        }
        boolean source = observed.source() instanceof Available || observed.source() instanceof InImage;
        if (!source || !observed.inlineMounted()) {
            return Optional.of("there is a source to fill the database from");
        }
        if (AfterRestore.isUnderWay(observed)) {
            return Optional.of("the backup is brought back");
        }
        if (observed.resolutions().stream().anyMatch(each -> each.phase() == ResolutionPhase.Resolving)) {
            return Optional.of("a MigrationResolution is carried out");
        }
        if (Rounds.isOpen(observed.status().hooks()) || isInHook(observed)) {
            return Optional.of("the hooks around the run are done");
        }
        if (isRollingOut(observed)) {
            return Optional.of("the rollout has ended");
        }
        return isSeeding(observed) ? Optional.of("the sample data are in the database") : Optional.empty();
    }

    private static boolean isInHook(Observed observed) {
        return RunningHook.of(observed.status())
                .filter(running -> running.hook().phase() == HookPhase.Running)
                .isPresent();
    }

    private static boolean isRollingOut(Observed observed) {
        return Optional.ofNullable(observed.status().rollout())
                .map(RolloutStatus::blueGreen)
                .map(BlueGreenStatus::step)
                .map(step -> switch (step) {
                    case Idle, AwaitingSchema -> false;
                    case ScalingUp,
                            CheckingHealth,
                            AwaitingApproval,
                            Switching,
                            Monitoring,
                            SwitchingBack,
                            Settling,
                            RemovingOld,
                            RemovingNew -> true;
                })
                .orElse(false);
    }

    private static boolean isSeeding(Observed observed) {
        return observed.status().seed() != null && observed.status().seed().phase() == RunPhase.Running;
    }
}
