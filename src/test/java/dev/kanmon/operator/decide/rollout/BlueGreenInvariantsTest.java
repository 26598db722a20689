package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.ConditionType;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every decision, over every situation of the two tables. */
class BlueGreenInvariantsTest {

    private static final Set<Step> BEFORE_THE_SWITCH =
            Set.of(Step.AwaitingSchema, Step.ScalingUp, Step.CheckingHealth, Step.AwaitingApproval, Step.Switching);

    private static void forEvery(Consumer<BlueGreenMove> rule) {
        Stream.concat(
                        RolloutSituations.ofTheCluster().scenes(),
                        RolloutSituations.ofTheSteps().scenes())
                .map(RolloutScene::decide)
                .forEach(rule);
    }

    @Test
    void everyDecisionSaysWhyAndWhenItLooksAgain() {
        forEvery(move -> {
            assertThat(move.status().reason()).isNotNull();
            assertThat(move.status().message()).isNotBlank().endsWith(".");
            assertThat(move.recheckAt()).isAfter(RolloutScene.NOW);
        });
    }

    @Test
    void aReasonIsOneOfTheConditionThatTellsIt() {
        forEvery(move -> assertThat(move.status().reason().conditions())
                .as("%s at %s", move.status().reason(), move.standing())
                .contains(ConditionType.RolledOut)
                .contains(
                        switch (move.standing()) {
                            case AT_REST -> ConditionType.RolledOut;
                            case UNDER_WAY -> ConditionType.Reconciling;
                            case AWAITING_APPROVAL, STOPPED -> ConditionType.Ready;
                            case STALLED -> ConditionType.Stalled;
                        }));
    }

    @Test
    void whereNobodyKnowsWhoServesNothingIsDone() {
        forEvery(move -> {
            if (move.status().serving() == null) {
                assertThat(move.act()).isEmpty();
            }
        });
    }

    @Test
    void aSwitchIsOfTheServiceThatWasSeenAndToAnotherValue() {
        forEvery(move -> move.act().ifPresent(act -> {
            if (act instanceof RolloutAct.Switch change) {
                assertThat(change.resourceVersion()).isEqualTo("7");
                assertThat(change.from()).isNotEqualTo(change.to());
                assertThat(move.status().step()).isIn(Step.Switching, Step.SwitchingBack);
            }
        }));
    }

    @Test
    void whatServesIsNeitherScaledNorDeleted() {
        forEvery(move -> move.act().ifPresent(act -> {
            String serving = "shop-" + move.status().serving().name().toLowerCase(Locale.ROOT);
            if (act instanceof RolloutAct.Scale scale) {
                assertThat(scale.deployment()).isNotEqualTo(serving);
            }
            if (act instanceof RolloutAct.Delete delete) {
                assertThat(delete.deployment()).isNotEqualTo(serving);
            }
        }));
    }

    @Test
    void aStepWithADeadlineIsGivenUpLaterThanItBegan() {
        forEvery(move -> {
            BlueGreenStatus status = move.status();
            if (status.stepDeadline() != null) {
                assertThat(Instant.parse(status.stepDeadline())).isAfter(Instant.parse(status.stepSince()));
            }
        });
    }

    @Test
    void anEndIsWrittenWithItsTime() {
        forEvery(move -> {
            if (move.status().outcome() != null) {
                assertThat(move.status().finishedAt()).isNotNull();
            }
            if (BEFORE_THE_SWITCH.contains(move.status().step())) {
                assertThat(move.status().outcome()).isNull();
                assertThat(move.status().switchedAt()).isNull();
            }
        });
    }

    /** A decision made twice on what was written is the same: nothing is lost with a status that was written in vain. */
    @Test
    void decidingIsRepeatable() {
        Stream.concat(
                        RolloutSituations.ofTheCluster().scenes(),
                        RolloutSituations.ofTheSteps().scenes())
                .forEach(scene -> assertThat(scene.decide()).isEqualTo(scene.decide()));
    }
}
