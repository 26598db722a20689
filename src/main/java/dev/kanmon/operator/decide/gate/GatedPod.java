package dev.kanmon.operator.decide.gate;

import java.util.Optional;

/**
 * A pod whose readiness waits for this gate.
 *
 * @param name its name
 * @param uid its UID
 * @param requires the migration that it needs, as its annotation {@code kanmon.dev/requires} says; empty: what the gate's
 *     resource says
 * @param open whether it was let through already; it is not held again
 * @param permitted whether Kanmon's role lets it be let through
 */
public record GatedPod(String name, String uid, Optional<String> requires, boolean open, boolean permitted) {}
