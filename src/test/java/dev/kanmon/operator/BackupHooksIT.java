package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.testsupport.operator.HookScene;
import dev.kanmon.testsupport.operator.SampleHooks;
import dev.kanmon.testsupport.operator.ScriptedHooks;
import dev.kanmon.testsupport.operator.Team;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of backup hook on a real API server: how it ends, and that nothing is deployed before it is there. */
class BackupHooksIT {

    @BeforeAll
    static void prepare() {
        HookScene.prepareCluster();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(HookKind.class)
    void aBackupThatIsThereLetsTheRunBegin(HookKind kind) {
        try (HookScene scene = HookScene.open()) {
            scene.apply(SampleHooks.of(kind, "first", ""));
            HookStatus hook = scene.awaitSeen("first");
            assertThat(scene.deploys().seen()).isEmpty();

            scene.succeed(hook);

            assertRunAfterItsBackups(scene, hook);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(HookKind.class)
    void aBackupThatFailsHoldsTheRunBack(HookKind kind) {
        try (HookScene scene = HookScene.open()) {
            // An error of a VolumeSnapshot is none until its time is over.
            boolean mayPass = kind == HookKind.VolumeSnapshot;
            scene.apply(SampleHooks.of(kind, "first", mayPass ? "timeout: 8s" : ""));
            HookStatus hook = scene.awaitSeen("first");

            scene.fail(hook);

            assertHeldBack(scene, mayPass ? Reason.BackupTimedOut : Reason.BackupFailed, ScriptedHooks.COMPLAINT);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(HookKind.class)
    void aBackupThatIsNotThereInTimeHoldsTheRunBack(HookKind kind) {
        try (HookScene scene = HookScene.open()) {
            scene.apply(SampleHooks.of(kind, "first", "timeout: 3s"));

            assertHeldBack(scene, Reason.BackupTimedOut, "first");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(HookKind.class)
    void aBackupThatVanishesHoldsTheRunBack(HookKind kind) {
        try (HookScene scene = HookScene.open()) {
            scene.apply(SampleHooks.of(kind, "first", ""));
            HookStatus hook = scene.awaitSeen("first");

            scene.remove(hook);

            assertHeldBack(scene, Reason.BackupVanished, hook.object());
            assertThat(scene.objects(hook)).isZero();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(HookKind.class)
    void anOperatorThatIsStartedAnewAtEachPointTakesOneBackup(HookKind kind) {
        try (HookScene scene = HookScene.open()) {
            scene.apply(SampleHooks.of(kind, "first", ""));
            scene.awaitHook("first", hook -> hook.phase() != HookPhase.Pending);
            scene.restartOperator();
            HookStatus hook = scene.awaitSeen("first");
            scene.stopOperator();
            scene.succeed(hook);
            scene.startOperator();
            scene.awaitHook("first", done -> done.phase() == HookPhase.Succeeded);
            scene.restartOperator();

            assertRunAfterItsBackups(scene, hook);

            scene.restartOperator();
            scene.team().nudge("shop");
            scene.team().awaitReady("shop");
            assertThat(scene.objects(hook)).isEqualTo(1);
            assertThat(scene.deploys().seen()).hasSize(1);
        }
    }

    private static void assertRunAfterItsBackups(HookScene scene, HookStatus hook) {
        DatabaseMigration ready = scene.team().awaitReady("shop");

        assertThat(Team.condition(ready, ConditionType.BackedUp).status()).isEqualTo(ConditionState.True);
        assertThat(ready.getStatus().backup().hooks()).singleElement().satisfies(done -> {
            assertThat(done.identifier()).isEqualTo(HookScene.identifier(hook));
            assertThat(done.attempt()).isEqualTo(1);
            assertThat(done.message()).isEqualTo(scene.detail(hook));
        });
        assertThat(ready.getStatus().backup().taken()).singleElement().satisfies(taken -> {
            assertThat(taken.identifier()).isEqualTo(HookScene.identifier(hook));
            assertThat(taken.object()).isEqualTo(hook.object());
        });
        assertThat(scene.deploys().seen()).hasSize(1).allSatisfy(BackupHooksIT::assertBackedUp);
    }

    private static void assertBackedUp(DatabaseMigrationStatus status) {
        assertThat(status.backup().hooks()).isNotEmpty().allSatisfy(hook -> {
            assertThat(hook.phase()).isEqualTo(HookPhase.Succeeded);
            assertThat(hook.identifier()).isNotBlank();
        });
    }

    private static void assertHeldBack(HookScene scene, Reason reason, String words) {
        DatabaseMigration stalled = scene.team().awaitReason("shop", reason);

        assertStalled(stalled, reason, words);
        assertThat(Team.condition(stalled, ConditionType.BackedUp).status()).isEqualTo(ConditionState.False);
        assertThat(scene.deploys().seen()).isEmpty();
    }
}
