package dev.kanmon.testsupport.gitops;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What kstatus makes of a custom resource: the library that Flux, Config Sync and {@code kapply} wait with. The rules are
 * those of kubernetes-sigs/cli-utils at 5895ad6c, pkg/kstatus/status: {@code checkGenericProperties}, then
 * {@code checkReadyCondition}.
 */
public enum Kstatus {
    InProgress,
    Failed,
    Current,
    Terminating;

    /**
     * @param resource as the API server gives it
     */
    public static Kstatus of(Map<?, ?> resource) {
        Map<?, ?> metadata = map(resource.get("metadata"));
        Map<?, ?> status = map(resource.get("status"));
        if (metadata.get("deletionTimestamp") != null) {
            return Terminating;
        }
        if (isOfAnotherGeneration(metadata.get("generation"), status.get("observedGeneration"))) {
            return InProgress;
        }
        return ofConditions(status.get("conditions") instanceof List<?> conditions ? conditions : List.of());
    }

    /** Where one of both is absent, it is not asked: a resource without a status is Current. */
    private static boolean isOfAnotherGeneration(Object generation, Object observed) {
        return generation != null
                && observed != null
                && ((Number) generation).longValue() != ((Number) observed).longValue();
    }

    /** Reconciling and Stalled count in the order in which they stand there. */
    private static Kstatus ofConditions(List<?> conditions) {
        for (Object condition : conditions) {
            if (is(condition, "Reconciling")) {
                return InProgress;
            }
            if (is(condition, "Stalled")) {
                return Failed;
            }
        }
        return conditions.stream()
                .map(Kstatus::map)
                .filter(condition -> Objects.equals(condition.get("type"), "Ready"))
                .findFirst()
                .map(ready -> Objects.equals(ready.get("status"), "True") ? Current : InProgress)
                .orElse(Current);
    }

    private static boolean is(Object condition, String type) {
        return Objects.equals(map(condition).get("type"), type)
                && Objects.equals(map(condition).get("status"), "True");
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
