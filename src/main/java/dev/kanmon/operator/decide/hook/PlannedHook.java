package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import java.time.Duration;

/**
 * One hook as the spec wants it.
 *
 * @param name tells it from the others of its sequence
 * @param kind what it makes
 * @param timeout how long it may take in all, from when it was begun first
 * @param onFailure what it means that it failed
 * @param digest of the hook and of what is run: one that failed is begun anew once this is another
 * @param needed false where the plan's risk is below its line
 */
public record PlannedHook(
        String name, HookKind kind, Duration timeout, HookFailure onFailure, String digest, boolean needed) {

    boolean blocks() {
        return onFailure == HookFailure.Block;
    }
}
