package dev.kanmon.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.ResolutionObserved.Others;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolutionRelativesTest {

    @Test
    void earlierDecisionAboutTheSameMigrationGoesFirst() {
        MigrationResolution first = resolution("first", 1, Action.Applied);
        MigrationResolution second = resolution("second", 2, Action.RolledBack);
        assertThat(others(second, first).first()).contains("first");
        assertThat(others(first, second).first()).isEmpty();
    }

    @Test
    void inTheSameSecondTheNameDecides() {
        MigrationResolution a = resolution("a", 1, Action.Applied);
        MigrationResolution b = resolution("b", 1, Action.Applied);
        assertThat(others(b, a).first()).contains("a");
        assertThat(others(a, b).first()).isEmpty();
    }

    @Test
    void questionWithoutADecisionIsInNobodysWay() {
        assertThat(others(resolution("second", 2, Action.Applied), resolution("question", 1, null))
                        .first())
                .isEmpty();
    }

    @Test
    void whatIsCarriedOutIsNotDisturbedByAnEarlierOneThatWasDecidedLater() {
        MigrationResolution earlier = resolution("earlier", 1, Action.Applied);
        MigrationResolution underWay = resolution("under-way", 2, Action.RolledBack);
        underWay.setStatus(status(ResolutionPhase.Resolving, Reason.Resolving, ClusterObjects.RUN));
        assertThat(others(underWay, earlier).first()).isEmpty();
        assertThat(others(earlier, underWay).first()).contains("under-way");
    }

    @Test
    void refusedOneIsInNobodysWayAndStaysRefusedUntilItIsEdited() {
        MigrationResolution refused = resolution("refused", 1, Action.Applied);
        refused.setStatus(status(ResolutionPhase.Failed, Reason.ResolutionConflict, null));
        assertThat(others(resolution("next", 2, Action.Applied), refused).first())
                .isEmpty();
        assertThat(others(refused).refused()).isTrue();
        refused.getMetadata().setGeneration(2L);
        assertThat(others(refused).refused()).isFalse();
    }

    @Test
    void otherMigrationsAndOtherDatabasesDoNotMatter() {
        MigrationResolution mine = resolution("mine", 2, Action.Applied);
        MigrationResolution otherMigration = resolution("other-migration", 1, Action.Applied);
        otherMigration.setSpec(spec("shop", "20260101000000_init", Action.Applied));
        MigrationResolution otherDatabase = resolution("other-database", 1, Action.Applied);
        otherDatabase.setSpec(spec("blog", "20260103120000_unique_email", Action.Applied));
        assertThat(others(mine, otherMigration, otherDatabase)).isEqualTo(Others.none());
    }

    @Test
    void decisionThatCameIntoTheHistorySinceIsTheAnswerToAQuestion() {
        MigrationResolution question = resolution("question", 1, null);
        question.getMetadata().setAnnotations(Map.of(Labels.RESOLVED_BEFORE, "uid of before"));
        MigrationResolution before = resolved("before");
        assertThat(others(question, before).answer()).isEmpty();
        assertThat(others(question, before, resolved("since")).answer()).contains("since");
    }

    @Test
    void onlyKanmonsOwnQuestionsAreAnsweredByOthers() {
        assertThat(others(resolution("a-persons", 1, null), resolved("since")).answer())
                .isEmpty();
    }

    private static Others others(MigrationResolution resolution, MigrationResolution... all) {
        return ResolutionRelatives.observe(resolution, List.of(all));
    }

    private static MigrationResolution resolved(String name) {
        MigrationResolution resolution = resolution(name, 1, Action.Applied);
        resolution.setStatus(status(ResolutionPhase.Resolved, Reason.Resolved, null));
        return resolution;
    }

    private static MigrationResolution resolution(String name, int second, Action action) {
        MigrationResolution resolution = new MigrationResolution();
        resolution.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("default")
                .withUid("uid of " + name)
                .withGeneration(1L)
                .withCreationTimestamp("2026-01-02T03:04:0" + second + "Z")
                .build());
        resolution.setSpec(spec("shop", "20260103120000_unique_email", action));
        return resolution;
    }

    private static MigrationResolutionSpec spec(String database, String migration, Action action) {
        return new MigrationResolutionSpec(
                new MigrationReference(database), null, null, migration, action, null, null, null, null);
    }

    private static MigrationResolutionStatus status(ResolutionPhase phase, Reason reason, RunStatus run) {
        Condition ready = new Condition(
                ConditionType.Ready.name(), ConditionState.False, 1L, "2026-01-02T03:04:05Z", reason.name(), "It is.");
        return new MigrationResolutionStatus(1L, phase, List.of(ready), null, null, null, List.of(), null, run, null);
    }
}
