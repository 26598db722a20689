package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.Reason;

/**
 * Why something cannot be done.
 *
 * @param reason for programs
 * @param message for people: what, where, and what to do
 */
record Trouble(Reason reason, String message) {}
