package dev.kanmon.operator.observe.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers' controllers write into a status, and what follows from it. */
class ProviderReadersTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final String BOUND = "{boundVolumeSnapshotContentName: content, readyToUse: true}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "a text where fields should be",
                "{readyToUse: false, boundVolumeSnapshotContentName: content}",
                "{readyToUse: 'true', boundVolumeSnapshotContentName: content}",
                "{readyToUse: true}",
                "{readyToUse: true, boundVolumeSnapshotContentName: ''}"
            })
    void aVolumeSnapshotThatIsNotReadyOrNotBoundIsWaitedFor(String status) {
        assertThat(snapshot(status, content("shop", "data", "uid", "{snapshotHandle: snap-1}")))
                .isInstanceOf(UnderWay.class);
    }

    @Test
    void anErrorOfAVolumeSnapshotIsNotItsEnd() {
        assertThat(snapshot("{readyToUse: false, error: {message: quota exceeded}}", new Lookup.NoObject()))
                .isEqualTo(new UnderWay("uid", "VolumeSnapshot data is not ready yet: quota exceeded"));
    }

    @Test
    void aVolumeSnapshotThatIsBoundBothWaysHasTheHandleOfItsContent() {
        assertThat(snapshot(BOUND, content("shop", "data", "uid", "{snapshotHandle: snap-1}")))
                .isEqualTo(new Done("uid", "snap-1", null, "VolumeSnapshotContent content"));
    }

    @Test
    void aContentOfAnotherSnapshotIsNone() {
        assertThat(snapshot(BOUND, content("shop", "data", "another", "{snapshotHandle: snap-1}")))
                .isInstanceOf(UnderWay.class);
        assertThat(snapshot(BOUND, content("shop", "other", "uid", "{snapshotHandle: snap-1}")))
                .isInstanceOf(UnderWay.class);
        assertThat(snapshot(BOUND, content("other", "data", "uid", "{snapshotHandle: snap-1}")))
                .isInstanceOf(UnderWay.class);
        assertThat(snapshot(BOUND, new Lookup.NoObject())).isInstanceOf(UnderWay.class);
    }

    @Test
    void aContentWithoutAHandleIsWaitedFor() {
        assertThat(snapshot(BOUND, content("shop", "data", "uid", "{}"))).isInstanceOf(UnderWay.class);
    }

    @Test
    void aContentThatMayNotBeSeenIsTold() {
        assertThat(snapshot(BOUND, new Lookup.NotPermitted())).isInstanceOfSatisfying(Impossible.class, impossible -> {
            assertThat(impossible.reason()).isEqualTo(Reason.KindNotPermitted);
            assertThat(impossible.message())
                    .contains("volumesnapshotcontents", "backups.volumeSnapshots", "deploy/backups/");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pending", "started", "running", "finalizing", "walArchivingFailing", "newer"})
    void aBackupThatIsNotOverIsWaitedFor(String phase) {
        assertThat(cnpg("{phase: '" + phase + "'}")).isInstanceOf(UnderWay.class);
    }

    @Test
    void aCompletedBackupHasItsIdAndItsEnd() {
        assertThat(cnpg("{phase: completed, method: plugin, backupId: 20260101T000000, endLSN: 0/5000060}"))
                .isEqualTo(new Done("uid", "20260101T000000", null, "end LSN 0/5000060"));
    }

    @Test
    void aBackupBySnapshotsHasTheirNames() {
        assertThat(cnpg("{phase: completed, method: volumeSnapshot, backupId: x,"
                        + " snapshotBackupStatus: {elements: [{name: a, type: PG_DATA}, {name: b, type: PG_WAL}]}}"))
                .isEqualTo(new Done("uid", "a,b", null));
    }

    @Test
    void aCompletedBackupThatNothingFindsHasNoIdentifier() {
        assertThat(cnpg("{phase: completed}")).isEqualTo(new Done("uid", null, null));
    }

    @Test
    void aFailedBackupSaysWhyAndIsOver() {
        assertThat(cnpg("{phase: failed, error: no such bucket}"))
                .isEqualTo(new Failed("uid", Reason.BackupFailed, "Backup data failed: no such bucket", false));
    }

    @Test
    void anAvailableSnapshotOfRdsHasItsArn() {
        assertThat(rds("{status: available, ackResourceMetadata: {arn: 'arn:aws:rds:eu-central-1:1:snapshot:a'}}"))
                .isEqualTo(new Done("uid", "arn:aws:rds:eu-central-1:1:snapshot:a", null));
        assertThat(rds("{status: available}")).isInstanceOf(UnderWay.class);
    }

    @Test
    void whatAckCanGetOverIsWaitedFor() {
        assertThat(rds("{conditions: [{type: ACK.Recoverable, status: 'True', message: throttled}]}"))
                .isEqualTo(new UnderWay("uid", "DBSnapshot data was not taken up yet: throttled"));
        assertThat(rds("{status: creating, conditions: [{type: ACK.Terminal, status: 'False', message: old}]}"))
                .isEqualTo(new UnderWay("uid", "DBSnapshot data is creating."));
    }

    @Test
    void whatAckCannotGetOverIsTheEnd() {
        assertThat(rds("{conditions: [{type: ACK.Terminal, status: 'True', message: DBInstanceNotFound}]}"))
                .isEqualTo(new Failed(
                        "uid", Reason.BackupFailed, "DBSnapshot data cannot be made: DBInstanceNotFound", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "deleting", "failed", "incompatible-restore", "incompatible-parameters"})
    void aStateOutOfWhichNothingComesIsTheEnd(String state) {
        assertThat(rds("{status: " + state + "}")).isInstanceOf(Failed.class);
    }

    private static HookObservation snapshot(String status, Lookup content) {
        return VolumeSnapshotReader.read(object(status), name -> content);
    }

    private static HookObservation cnpg(String status) {
        return CloudNativePgBackupReader.read(object(status));
    }

    private static HookObservation rds(String status) {
        return RdsSnapshotReader.read(object(status));
    }

    private static Lookup content(String namespace, String name, String uid, String status) {
        return new Lookup.Found(SERIALIZATION.unmarshal(
                "---\n{metadata: {name: content}, spec: {volumeSnapshotRef: {namespace: %s, name: %s, uid: %s}}, status: %s}"
                        .formatted(namespace, name, uid, status),
                GenericKubernetesResource.class));
    }

    private static GenericKubernetesResource object(String status) {
        return SERIALIZATION.unmarshal(
                "---\n{metadata: {name: data, namespace: shop, uid: uid}, status: %s}".formatted(status),
                GenericKubernetesResource.class);
    }
}
