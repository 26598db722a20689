package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hooks as a spec and a status can have them. */
final class SampleHooks {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Duration TIMEOUT = Duration.ofMinutes(10);
    static final Duration BACKOFF = Duration.ofSeconds(20);
    static final String UID = "6f2a6e1c-0000-4000-8000-00000000000b";

    private SampleHooks() {}

    static PlannedHook planned(String name) {
        return new PlannedHook(name, HookKind.VolumeSnapshot, TIMEOUT, HookFailure.Block, "v1", true);
    }

    static PlannedHook edited(PlannedHook hook) {
        return new PlannedHook(hook.name(), hook.kind(), hook.timeout(), hook.onFailure(), "v2", hook.needed());
    }

    static PlannedHook passedOver(PlannedHook hook) {
        return new PlannedHook(
                hook.name(), hook.kind(), hook.timeout(), HookFailure.Continue, hook.digest(), hook.needed());
    }

    static PlannedHook notNeeded(PlannedHook hook) {
        return new PlannedHook(hook.name(), hook.kind(), hook.timeout(), hook.onFailure(), hook.digest(), false);
    }

    /** Begun, its object not seen yet. */
    static HookStatus begun(String name) {
        return running(name, null, NOW.minusSeconds(5));
    }

    /** Begun five seconds ago, its object seen. */
    static HookStatus seen(String name) {
        return running(name, UID, NOW.minusSeconds(5));
    }

    static HookStatus running(String name, String uid, Instant startedAt) {
        return status(name, HookPhase.Running, uid, null, null, null, startedAt);
    }

    static HookStatus succeeded(String name) {
        return status(name, HookPhase.Succeeded, UID, "id of " + name, null, null, NOW.minusSeconds(60));
    }

    static HookStatus failed(String name, Reason reason) {
        return status(name, HookPhase.Failed, UID, null, reason, null, NOW.minusSeconds(60));
    }

    static HookStatus waiting(String name, Instant retryAt) {
        return status(name, HookPhase.Waiting, UID, null, Reason.ServerUnreachable, retryAt, NOW.minusSeconds(60));
    }

    private static HookStatus status(
            String name,
            HookPhase phase,
            String uid,
            String identifier,
            Reason reason,
            Instant retryAt,
            Instant startedAt) {
        return new HookStatus(
                name,
                HookKind.VolumeSnapshot,
                phase,
                1,
                object(name, 1),
                uid,
                identifier,
                reason,
                reason == null ? null : "It did not work.",
                startedAt.toString(),
                null,
                retryAt == null ? null : retryAt.toString(),
                "v1");
    }

    static String object(String name, int attempt) {
        return "shop-" + name + "-" + attempt;
    }

    static HookSequence sequence(HookUse use, List<PlannedHook> planned, Optional<HookSighting> sighting, Instant now) {
        return new HookSequence(use, planned, SampleHooks::object, attempt -> BACKOFF, sighting, now);
    }
}
