package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a resource stands, and why; the conditions of kstatus follow from it.
 *
 * @param progress what kind of standing it is
 * @param reason why, for programs
 * @param message why, for people
 */
record Standing(Progress progress, Reason reason, String message) {

    /** The conditions that tell it. */
    static final Set<ConditionType> TYPES =
            EnumSet.of(ConditionType.Ready, ConditionType.Reconciling, ConditionType.Stalled);

    /** What a standing means to those who wait. */
    enum Progress {
        /** There is nothing left to do. */
        DONE,
        /** Kanmon is at work, or waits for something that it expects to happen. */
        UNDER_WAY,
        /** Nothing goes on without a person. */
        STALLED,
        /** Waits for a person, as it should. */
        RESTING
    }

    static Standing of(Phase phase, Reason reason, String message) {
        Progress progress =
                switch (phase) {
                    case Ready -> Progress.DONE;
                    case Pending, Planning, BackingUp, Applying, RollingOut -> Progress.UNDER_WAY;
                    case Failed -> Progress.STALLED;
                    case AwaitingApproval, Suspended -> Progress.RESTING;
                };
        return new Standing(progress, reason, message);
    }

    static Standing of(ResolutionPhase phase, Reason reason, String message) {
        Progress progress =
                switch (phase) {
                    case Resolved -> Progress.DONE;
                    case Pending, Resolving -> Progress.UNDER_WAY;
                    case Failed -> Progress.STALLED;
                    case AwaitingDecision -> Progress.RESTING;
                };
        return new Standing(progress, reason, message);
    }

    /** {@code Ready} always; {@code Reconciling} and {@code Stalled} only while they are true. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                finding(ConditionType.Ready, progress == Progress.DONE ? ConditionState.True : ConditionState.False));
        if (progress == Progress.UNDER_WAY) {
            findings.add(finding(ConditionType.Reconciling, ConditionState.True));
        }
        if (progress == Progress.STALLED) {
            findings.add(finding(ConditionType.Stalled, ConditionState.True));
        }
        return findings;
    }

    private Finding finding(ConditionType type, ConditionState state) {
        return new Finding(type, state, reason, message);
    }
}
