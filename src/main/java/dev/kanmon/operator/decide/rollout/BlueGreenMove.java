package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What is next for a Blue-Green rollout.
 *
 * @param status what shall be written
 * @param act at most one thing to do after that
 * @param trafficHook whether the object of {@code status.trafficHook} shall be made after that
 * @param recheckAt when to look again although nothing happened; empty where only a change of the resource matters
 */
public record BlueGreenMove(
        BlueGreenStatus status, Optional<RolloutAct> act, boolean trafficHook, Optional<Instant> recheckAt) {}
