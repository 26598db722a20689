package dev.kanmon.operator.observe.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.operator.decide.gate.GatedPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatedPodsTest {

    private static final Pod WAITING = new PodBuilder()
            .withNewMetadata()
            .withName("new")
            .withUid("uid-new")
            .addToAnnotations(ApiGroup.REQUIRES_ANNOTATION, "20260102000000_email")
            .endMetadata()
            .withNewSpec()
            .addNewReadinessGate(ApiGroup.SCHEMA_READY)
            .endSpec()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build();

    @Test
    void aPodWaitsUntilItsConditionIsTrue() {
        assertThat(GatedPods.read(List.of(WAITING, with("Unknown"), with("True")), () -> true))
                .extracting(GatedPod::open)
                .containsExactly(false, false, true);
        assertThat(GatedPods.read(List.of(WAITING), () -> true))
                .containsExactly(new GatedPod("new", "uid-new", Optional.of("20260102000000_email"), false, true));
    }

    @Test
    void podsWithoutTheReadinessGateAndPodsThatAreOverOrEndingDoNotWait() {
        Pod ungated = WAITING.edit().editSpec().withReadinessGates().endSpec().build();
        Pod over = WAITING.edit().editStatus().withPhase("Failed").endStatus().build();
        Pod ending = WAITING.edit()
                .editMetadata()
                .withDeletionTimestamp("2026-01-02T03:04:05Z")
                .endMetadata()
                .build();

        assertThat(GatedPods.read(List.of(ungated, over, ending), () -> true)).isEmpty();
    }

    @Test
    void theRightIsAskedForOnlyWhereAPodWaits() {
        assertThat(GatedPods.read(List.of(with("True")), () -> {
                    throw new AssertionError("nobody waits");
                }))
                .extracting(GatedPod::permitted)
                .containsExactly(true);
        assertThat(GatedPods.read(List.of(with("True"), WAITING), () -> false))
                .extracting(GatedPod::permitted)
                .containsExactly(false, false);
    }

    @Test
    void aHeartbeatOfTheKubeletIsNoReasonToLookAgain() {
        Pod later = WAITING.edit()
                .editStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();

        assertThat(GatedPods.isAlike(WAITING, later)).isTrue();
        assertThat(GatedPods.isAlike(WAITING, with("True"))).isFalse();
    }

    private static Pod with(String schemaReady) {
        return WAITING.edit()
                .editStatus()
                .addNewCondition()
                .withType(ApiGroup.SCHEMA_READY)
                .withStatus(schemaReady)
                .endCondition()
                .endStatus()
                .build();
    }
}
