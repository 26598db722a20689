package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Labels;
import dev.kanmon.testsupport.operator.HookScene;
import dev.kanmon.testsupport.operator.SampleHooks;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several hooks on a real API server: in which order they are done, and what one that fails leaves undone. */
class HooksAroundRunIT {

    @BeforeAll
    static void prepare() {
        HookScene.prepareCluster();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void hooksAreDoneOneAfterTheOtherAroundTheRun() {
        try (HookScene scene = HookScene.open()) {
            scene.end(ExitCode.DONE);
            scene.apply(HookScene.spec()
                    .backups(
                            SampleHooks.of(HookKind.PgDump, "dump", ""),
                            SampleHooks.of(HookKind.RestorePoint, "point", ""))
                    .hooks(new Hooks(List.of(around(HookKind.Http, "drain")), List.of(around(HookKind.Job, "open"))))
                    .build());

            DatabaseMigration done = scene.team().await("shop", HooksAroundRunIT::isClosed);

            assertThat(steps(scene)).containsExactly("plan", "drain", "dump", "point", "deploy", "open");
            assertThat(scene.deploys().seen()).singleElement().satisfies(status -> assertThat(
                            status.backup().hooks())
                    .extracting(HookStatus::phase)
                    .containsExactly(HookPhase.Succeeded, HookPhase.Succeeded));
            assertThat(done.getStatus().hooks().after()).singleElement().satisfies(hook -> assertThat(hook.phase())
                    .isEqualTo(HookPhase.Succeeded));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatWasBegunBeforeABackupThatFailsIsEnded() {
        try (HookScene scene = HookScene.open()) {
            scene.end(ExitCode.DONE);
            scene.apply(HookScene.spec()
                    .backups(SampleHooks.of(HookKind.CloudNativePG, "cnpg", ""))
                    .hooks(new Hooks(List.of(around(HookKind.Http, "drain")), List.of(around(HookKind.Http, "open"))))
                    .build());

            scene.fail(scene.awaitSeen("cnpg"));

            DatabaseMigration stalled = scene.team().awaitReason("shop", Reason.BackupFailed);
            assertThat(stalled.getStatus().hooks().closed()).isTrue();
            assertThat(steps(scene)).containsExactly("plan", "drain", "open");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aBackupThatMayBeMissingDoesNotHoldTheRunBack() {
        try (HookScene scene = HookScene.open()) {
            BackupHook may = SampleHooks.of(HookKind.AckRds, "may", "onFailure: Continue");
            BackupHook must = SampleHooks.of(HookKind.VolumeSnapshot, "must", "");
            scene.apply(HookScene.spec()
                    .backup(new Backup(List.of(may, must), null, null, null, null, null, null))
                    .build());

            scene.fail(scene.awaitSeen("may"));
            scene.succeed(scene.awaitSeen("must"));

            DatabaseMigration ready = scene.team().awaitReady("shop");
            assertThat(ready.getStatus().backup().hooks())
                    .extracting(HookStatus::phase)
                    .containsExactly(HookPhase.Failed, HookPhase.Succeeded);
        }
    }

    private static boolean isClosed(DatabaseMigration migration) {
        return migration.getStatus().hooks() != null
                && migration.getStatus().hooks().closed();
    }

    private static Hooks.Hook around(HookKind kind, String name) {
        BackupHook hook = SampleHooks.of(kind, name, "");
        return new Hooks.Hook(name, null, null, hook.job(), hook.http());
    }

    /** The Jobs in the order in which they were made: a hook's name, or a run's task. */
    private static List<String> steps(HookScene scene) {
        return scene.team().jobs().stream()
                .sorted(Comparator.comparing((Job job) -> job.getMetadata().getCreationTimestamp())
                        .thenComparing(job -> Long.valueOf(job.getMetadata().getResourceVersion())))
                .map(HooksAroundRunIT::step)
                .toList();
    }

    private static String step(Job job) {
        Map<String, String> labels = job.getMetadata().getLabels();
        return labels.getOrDefault(Labels.HOOK, labels.get(Labels.TASK));
    }
}
