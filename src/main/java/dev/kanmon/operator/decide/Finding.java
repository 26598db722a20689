package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;

/**
 * A condition as it shall be, without the time at which it became so.
 *
 * @param type what it is about
 * @param state whether it holds
 * @param reason why, for programs
 * @param message why, for people
 */
public record Finding(ConditionType type, ConditionState state, Reason reason, String message) {}
