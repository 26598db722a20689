package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.Backup.Retention;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.render.hook.ProviderKind;
import dev.kanmon.testsupport.operator.HookScene;
import dev.kanmon.testsupport.operator.Providers;
import dev.kanmon.testsupport.operator.SampleHooks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old backups on a real API server: which ones go by the rule of the spec, and what strangers have beside them. */
class RetentionIT {

    private static final String HOOK = "first";
    private static final Map<String, String> OF_ANOTHER = Map.of(
            Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON, Labels.OWNER_UID, "6f2a6e1c-0000-4000-8000-00000000000a");

    @BeforeAll
    static void prepare() {
        HookScene.prepareCluster();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(
            value = HookKind.class,
            names = {"VolumeSnapshot", "CloudNativePG", "AckRds"})
    void onlyTheOldestThatKanmonMadeForThisResourceAreDeleted(HookKind hook) {
        ProviderKind kind = kind(hook);
        try (HookScene scene = HookScene.open()) {
            Providers providers = scene.providers();
            apply(scene, hook, new Retention(2, null));
            TakenBackup oldest = backedUp(scene, hook, null);
            providers.copy(kind, oldest.object(), "no-label", Map.of());
            providers.copy(kind, oldest.object(), "of-another", OF_ANOTHER);
            providers.copy(
                    kind,
                    oldest.object(),
                    "not-in-the-status",
                    labelsOf(scene.team().get("shop")));
            TakenBackup replaced = run(scene, hook, oldest);
            providers.replace(kind, replaced.object(), OF_ANOTHER);
            Map<String, String> before = providers.uids(kind);

            TakenBackup third = run(scene, hook, replaced);
            TakenBackup newest = run(scene, hook, third);

            awaitTaken(scene, newest, third);
            Map<String, String> after = providers.uids(kind);
            assertThat(after)
                    .containsOnlyKeys(
                            newest.object(),
                            third.object(),
                            replaced.object(),
                            "no-label",
                            "of-another",
                            "not-in-the-status");
            before.remove(oldest.object());
            assertThat(after).containsAllEntriesOf(before);
            scene.team().awaitReady("shop");
        }
    }

    @Test
    void backupsStayForAsLongAsAFailureMayNeedThem() {
        HookKind hook = HookKind.VolumeSnapshot;
        ProviderKind kind = kind(hook);
        try (HookScene scene = HookScene.open()) {
            apply(scene, hook, new Retention(1, null));
            TakenBackup first = backedUp(scene, hook, null);
            scene.runner().failMigration(true);
            TakenBackup ofFailedRun = run(scene, hook, first);
            assertThat(scene.team().get("shop").getStatus().phase()).isEqualTo(Phase.Failed);
            String resolution =
                    scene.team().awaitAskingResolution().getMetadata().getName();

            scene.restartOperator();
            scene.team().nudge("shop");
            Awaitility.await("both stay")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> scene.providers().uids(kind).size() == 2);
            assertTaken(scene.team().get("shop"), ofFailedRun, first);

            scene.runner().failMigration(false);
            scene.team().decide(resolution, Action.RolledBack);
            TakenBackup ofMendedRun = backedUp(scene, hook, ofFailedRun);
            awaitTaken(scene, ofMendedRun);
            assertThat(scene.providers().uids(kind)).containsOnlyKeys(ofMendedRun.object());
        }
    }

    @Test
    void ageAloneLetsABackupGoWithoutAnyEvent() {
        HookKind hook = HookKind.VolumeSnapshot;
        try (HookScene scene = HookScene.open()) {
            apply(scene, hook, new Retention(null, "15s"));
            TakenBackup old = backedUp(scene, hook, null);
            TakenBackup newest = run(scene, hook, old);
            assertTaken(scene.team().get("shop"), newest, old);

            awaitTaken(scene, newest);

            assertThat(Instant.now()).isAfter(Instant.parse(old.takenAt()).plusSeconds(15));
            assertThat(scene.providers().uids(kind(hook))).containsOnlyKeys(newest.object());
        }
    }

    @Test
    void oldDumpsAreRemovedByOneJobWhoseFailureHoldsNothingUp() {
        HookKind hook = HookKind.PgDump;
        try (HookScene scene = HookScene.open()) {
            scene.end(ExitCode.DONE);
            scene.pruning().end(ExitCode.BACKUP_FAILED);
            apply(scene, hook, new Retention(1, null));
            TakenBackup first = backedUp(scene, hook, null);
            TakenBackup second = run(scene, hook, first);
            awaitTaken(scene, second);

            Job prune = Awaitility.await("the Job that failed")
                    .until(() -> prunes(scene), jobs -> jobs.size() == 1 && hasFailed(jobs.get(0)))
                    .get(0);
            Container container =
                    prune.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(container.getArgs())
                    .startsWith(RunnerOptions.PRUNE_BACKUPS)
                    .contains(
                            "--owner=" + scene.team().get("shop").getMetadata().getUid(),
                            "--keep-last=1",
                            "--keep=" + second.identifier())
                    .noneMatch(argument -> argument.contains(first.identifier()));
            assertThat(container.getEnv())
                    .noneMatch(variable -> variable.getName().equals("DATABASE_URL"));

            scene.restartOperator();
            scene.team().nudge("shop");
            TakenBackup third = run(scene, hook, second);
            awaitTaken(scene, third);
            Awaitility.await("the next Job").until(() -> prunes(scene).size() == 2);
            assertThat(prunes(scene))
                    .extracting(job -> job.getMetadata().getUid())
                    .contains(prune.getMetadata().getUid());
            scene.team().awaitReady("shop");
        }
    }

    private static void apply(HookScene scene, HookKind hook, Retention retention) {
        scene.apply(HookScene.spec()
                .backup(new Backup(List.of(SampleHooks.of(hook, HOOK, "")), null, retention, null, null, null, null))
                .build());
    }

    /** Another run with a backup of its own. A status has whole seconds, so it begins in a later one than the last. */
    private static TakenBackup run(HookScene scene, HookKind hook, TakenBackup last) {
        Instant takenAt = Instant.parse(last.takenAt());
        Awaitility.await("another second").until(() -> Instant.now().isAfter(takenAt));
        scene.source("SELECT '" + last.identifier() + "';");
        return backedUp(scene, hook, last);
    }

    /** Lets the backup after the last one succeed, and waits for the end of its run. */
    private static TakenBackup backedUp(HookScene scene, HookKind hook, TakenBackup last) {
        String before = last == null ? "" : last.object();
        if (hook != HookKind.PgDump) {
            scene.succeed(scene.awaitHook(
                    HOOK,
                    seen -> seen.phase() == HookPhase.Running
                            && seen.objectUid() != null
                            && !seen.object().equals(before)));
        }
        return scene.team()
                .await("shop", shop -> isAtRest(shop) && !newest(shop).equals(before))
                .getStatus()
                .backup()
                .taken()
                .get(0);
    }

    private static boolean isAtRest(DatabaseMigration shop) {
        return shop.getStatus().phase() == Phase.Ready || shop.getStatus().phase() == Phase.Failed;
    }

    private static String newest(DatabaseMigration shop) {
        return shop.getStatus().backup().taken().get(0).object();
    }

    private static void awaitTaken(HookScene scene, TakenBackup... expected) {
        scene.team().await("shop", shop -> shop.getStatus().backup().taken().equals(List.of(expected)));
    }

    private static void assertTaken(DatabaseMigration shop, TakenBackup... expected) {
        assertThat(shop.getStatus().backup().taken()).containsExactly(expected);
    }

    private static Map<String, String> labelsOf(DatabaseMigration owner) {
        return Map.of(
                Labels.MANAGED_BY,
                Labels.MANAGED_BY_KANMON,
                Labels.OWNER_UID,
                owner.getMetadata().getUid());
    }

    private static List<Job> prunes(HookScene scene) {
        return scene.team().jobs().stream()
                .filter(job -> RunnerOptions.PRUNE_BACKUPS.equals(
                        job.getMetadata().getLabels().get(Labels.TASK)))
                .toList();
    }

    private static boolean hasFailed(Job job) {
        return job.getStatus() != null && job.getStatus().getFailed() != null;
    }

    private static ProviderKind kind(HookKind hook) {
        return ProviderKind.of(hook);
    }
}
