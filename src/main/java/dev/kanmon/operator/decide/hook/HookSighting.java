package dev.kanmon.operator.decide.hook;

/**
 * A look at the object of one hook.
 *
 * @param hook the hook's name
 * @param seen what was seen
 */
public record HookSighting(String hook, HookObservation seen) {}
