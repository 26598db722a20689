package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What is next for a Blue-Green rollout.
 *
 * @param status what shall be written
 * @param standing what that means to those who wait
 * @param act at most one thing to do after that
 * @param shift what the object of {@code status.trafficHook} is to tell, where it shall be made after that
 * @param recheckAt when to look again although nothing happened
 */
public record BlueGreenMove(
        BlueGreenStatus status,
        Standing standing,
        Optional<RolloutAct> act,
        Optional<TrafficShift> shift,
        Instant recheckAt) {

    /** What a step of a rollout means to those who wait. */
    public enum Standing {
        /** Nothing is to be rolled out, or the new version serves and was found well. */
        AT_REST,
        /** Kanmon is at work, or waits for something that it expects to happen. */
        UNDER_WAY,
        /** Waits for a person's approval. */
        AWAITING_APPROVAL,
        /** A person has stopped it. */
        STOPPED,
        /** It ended badly, or does not go on by itself. */
        STALLED
    }
}
