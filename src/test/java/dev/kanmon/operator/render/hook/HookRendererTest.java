package dev.kanmon.operator.render.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.render.RunnerImage;
import dev.kanmon.testsupport.Golden;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of src/test/resources/render-hooks: a hook as a spec has it, and the object that shall do it. */
class HookRendererTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Path CASES = Path.of("src", "test", "resources", "render-hooks");
    private static final String OWNER_UID = "6f2a6e1c-0000-4000-8000-000000000001";
    private static final String OBJECT = "shop-backup-0a1b2c3d-1";

    private final HookRenderer renderer =
            new HookRenderer(new RunnerImage("ghcr.io/kanmon/kanmon:0.1.0", "IfNotPresent"));

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void objectIsTheOneInTheFile(Path folder) {
        Golden.assertMatches(
                "render-hooks/" + folder.getFileName() + "/object.yaml", SERIALIZATION.asYaml(render(hook(folder))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void objectSaysWhoseItIs(Path folder) {
        BackupHook hook = hook(folder);
        HasMetadata object = render(hook);
        assertThat(object.getMetadata().getName()).isEqualTo(OBJECT);
        assertThat(object.getMetadata().getNamespace()).isEqualTo("team-shop");
        assertThat(object.getMetadata().getLabels())
                .containsEntry(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON)
                .containsEntry(Labels.RUN, "0a1b2c3d")
                .containsEntry(Labels.HOOK, hook.name());
        assertThat(object.getMetadata().getAnnotations())
                .containsEntry(Labels.OWNER_KIND, "DatabaseMigration")
                .containsEntry(Labels.OWNER_NAME, "shop");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jobsGoWithTheirOwnerAndBackupsOfProvidersStay(Path folder) {
        HasMetadata object = render(hook(folder));
        if (object instanceof Job job) {
            assertThat(job.getMetadata().getOwnerReferences())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(OWNER_UID));
            assertThat(job.getSpec().getTtlSecondsAfterFinished()).isNull();
            assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(job.getMetadata().getLabels());
            assertThat(job.getSpec().getTemplate().getMetadata().getAnnotations())
                    .containsAllEntriesOf(job.getMetadata().getAnnotations());
        } else {
            assertThat(object).isInstanceOf(GenericKubernetesResource.class);
            assertThat(object.getMetadata().getOwnerReferences()).isEmpty();
            assertThat(object.getMetadata().getLabels()).containsEntry(Labels.OWNER_UID, OWNER_UID);
        }
    }

    /** AWS, CreateDBSnapshot: 1 to 255 letters, digits and hyphens, first a letter, no two hyphens, none at the end. */
    @ParameterizedTest
    @CsvSource({
        "shop, shop-backup-1",
        "9--lives, x--y---z",
        "a.b.c, dots.and.UPPER",
        "very-long-namespace-name-with-all-of-the-sixty-three-characters, "
                + "very-long-object-name-that-has-as-many-characters-as-a-label-has"
    })
    void snapshotOfRdsHasANameThatRdsTakes(String namespace, String object) {
        assertThat(RdsSnapshots.identifier(namespace, object))
                .matches("[a-z](-?[a-z0-9])*")
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aHookThatTheSpecDoesNotHaveIsADefect() {
        BackupHook hook = hook(CASES.resolve("restore-point"));
        StartHook other = start(HookUse.Before, hook);
        assertThatThrownBy(() -> renderer.render(migration(hook), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("point");
    }

    private HasMetadata render(BackupHook hook) {
        return renderer.render(migration(hook), start(HookUse.Backup, hook));
    }

    private static DatabaseMigration migration(BackupHook hook) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace("team-shop")
                .withUid(OWNER_UID)
                .build());
        migration.setSpec(
                Specs.of(Team.target("shop"), Team.source("shop")).backups(hook).build());
        return migration;
    }

    private static StartHook start(HookUse use, BackupHook hook) {
        RunStatus run = SERIALIZATION.unmarshal("---\n{id: 0a1b2c3d, attempt: 1, task: Deploy}", RunStatus.class);
        HookStatus status = SERIALIZATION.unmarshal(
                "---\n{name: %s, kind: %s, phase: Running, attempt: 1, object: %s}"
                        .formatted(hook.name(), kind(hook), OBJECT),
                HookStatus.class);
        return new StartHook(use, run, status);
    }

    private static HookKind kind(BackupHook hook) {
        if (hook.pgDump() != null) {
            return HookKind.PgDump;
        } else if (hook.volumeSnapshot() != null) {
            return HookKind.VolumeSnapshot;
        } else if (hook.cloudNativePG() != null) {
            return HookKind.CloudNativePG;
        } else if (hook.ackRds() != null) {
            return HookKind.AckRds;
        } else if (hook.neonBranch() != null) {
            return HookKind.NeonBranch;
        } else if (hook.job() != null) {
            return HookKind.Job;
        }
        return hook.http() != null ? HookKind.Http : HookKind.RestorePoint;
    }

    private static BackupHook hook(Path folder) {
        try {
            return SERIALIZATION.unmarshal(Files.readString(folder.resolve("hook.yaml")), BackupHook.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
