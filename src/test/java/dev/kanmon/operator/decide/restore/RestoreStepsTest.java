package dev.kanmon.operator.decide.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person copies into a terminal on a bad day, line by line. */
class RestoreStepsTest {

    private static final String MIGRATION = "20260103000000_drop_notes";
    private static final RestoreSteps.Place PLACE =
            new RestoreSteps.Place("prod", "shop-harm", MIGRATION, new SecretKeyReference("shop-db", "url"));

    private static final String CHANGE_THE_SOURCE = "Change the source, so that " + MIGRATION
            + " does no harm any more. Nothing is run while this MigrationResolution waits.";
    private static final String GO_ON =
            "Then say that nothing of it is left, and the source as it is then is run: kubectl -n prod patch mres shop-harm --type merge -p '{\"spec\":{\"action\":\"RolledBack\",\"fromBackup\":null,\"restore\":null}}'";

    @Test
    void volumeSnapshotBecomesAnotherClaim() {
        assertThat(steps(HookKind.VolumeSnapshot, "snap-0a1b", SampleBackups.SNAPSHOT))
                .containsExactly(
                        "Stop the database that uses the PersistentVolumeClaim pgdata.",
                        """
                        Make a PersistentVolumeClaim out of VolumeSnapshot shop-disk-run1 (content handle snap-0a1b):
                        kubectl -n prod apply -f - <<EOF
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata:
                          name: pgdata-restored
                        spec:
                          storageClassName: $(kubectl -n prod get pvc pgdata -o jsonpath='{.spec.storageClassName}')
                          dataSource:
                            apiGroup: snapshot.storage.k8s.io
                            kind: VolumeSnapshot
                            name: shop-disk-run1
                          accessModes: [ReadWriteOnce]
                          resources:
                            requests:
                              storage: $(kubectl -n prod get volumesnapshot shop-disk-run1 -o jsonpath='{.status.restoreSize}')
                        EOF""",
                        "Have the database use the PersistentVolumeClaim pgdata-restored in the place of pgdata, and start it. It recovers as after a crash.",
                        CHANGE_THE_SOURCE,
                        GO_ON);
    }

    @Test
    void cloudNativePgBootstrapsAnotherCluster() {
        assertThat(steps(HookKind.CloudNativePG, "20260102T030000, LSN 0/5000028", SampleBackups.CNPG))
                .containsExactly(
                        """
                        Make a new cluster out of Backup shop-cnpg-run1 (20260102T030000, LSN 0/5000028); CloudNativePG cannot recover in place:
                        kubectl -n prod apply -f - <<EOF
                        apiVersion: postgresql.cnpg.io/v1
                        kind: Cluster
                        metadata:
                          name: shop-restored
                        spec:
                          instances: $(kubectl -n prod get clusters.postgresql.cnpg.io shop -o jsonpath='{.spec.instances}')
                          storage:
                            size: $(kubectl -n prod get clusters.postgresql.cnpg.io shop -o jsonpath='{.spec.storage.size}')
                          bootstrap:
                            recovery:
                              backup:
                                name: shop-cnpg-run1
                        EOF""",
                        "Wait for it: kubectl -n prod wait --for=condition=Ready --timeout=1h clusters.postgresql.cnpg.io/shop-restored",
                        "Point the URL in key url of Secret shop-db, and the application's, to the new host: service shop-restored-rw.",
                        CHANGE_THE_SOURCE,
                        GO_ON);
    }

    @Test
    void rdsMakesAnotherInstance() {
        String arn = "arn:aws:rds:eu-central-1:123456789012:snapshot:shop-rds-run1";
        assertThat(steps(HookKind.AckRds, arn, SampleBackups.RDS))
                .containsExactly(
                        "Make a new DB instance out of the snapshot: aws rds restore-db-instance-from-db-snapshot --db-instance-identifier shop-prod-restored --db-snapshot-identifier "
                                + arn
                                + " (add the subnet group, security groups, parameter group and instance class of shop-prod)",
                        "Wait for it: aws rds wait db-instance-available --db-instance-identifier shop-prod-restored",
                        "Point the URL in key url of Secret shop-db, and the application's, to the new host: what this prints: aws rds describe-db-instances --db-instance-identifier shop-prod-restored --query 'DBInstances[0].Endpoint.Address' --output text.",
                        CHANGE_THE_SOURCE,
                        GO_ON);
    }

    @Test
    void neonRestoresTheBranchInPlace() {
        assertThat(steps(HookKind.NeonBranch, "br-backup-1", SampleBackups.NEON))
                .containsExactly(
                        "Bring the branch back to what branch br-backup-1 has; its address stays, and what it has now is kept as before-restore: neonctl branches restore br-main-7 br-backup-1 --preserve-under-name before-restore --project-id quiet-sun-1",
                        CHANGE_THE_SOURCE,
                        GO_ON);
    }

    @Test
    void restorePointIsRecoveredTo() {
        assertThat(steps(HookKind.RestorePoint, "kanmon-run1@0/5000060", null))
                .containsExactly(
                        "Stop the server, and put a base backup from before 2026-01-02T03:00:00Z in the place of its data directory.",
                        """
                        Set in its postgresql.conf, with the restore_command of your archive, and make an empty file recovery.signal in the data directory:
                        recovery_target_name = 'kanmon-run1'
                        recovery_target_action = 'promote'""",
                        "Start the server, and wait until it has left recovery: psql -c 'SELECT pg_is_in_recovery()'",
                        CHANGE_THE_SOURCE,
                        GO_ON);
    }

    @Test
    void restorePointWithoutItsPositionIsRecoveredToAsWell() {
        assertThat(steps(HookKind.RestorePoint, "kanmon-run1", null).get(1))
                .contains("recovery_target_name = 'kanmon-run1'");
    }

    @Test
    void whatATeamOrAProviderTookIsBroughtBackInTheirWay() {
        assertThat(steps(HookKind.Job, "tape-7", null).get(0))
                .isEqualTo(
                        "Bring back backup tape-7, which the Job of hook the-hook took at 2026-01-02T03:00:00Z, in that provider's way.");
    }

    @Test
    void dumpWithoutItsHookIsReachedAgainByGivingTheHookBack() {
        assertThat(steps(HookKind.PgDump, "file:///backup/shop/a.json", null))
                .singleElement()
                .asString()
                .contains("Give spec.backup.hooks the hook the-hook back", "file:///backup/shop/a.json");
    }

    @Test
    void dumpOfAPartIsReadBesideTheDatabase() {
        assertThat(steps(HookKind.PgDump, "file:///backup/shop/a.json", SampleBackups.SCHEMA))
                .hasSize(4)
                .first()
                .asString()
                .contains("file:///backup/shop/a.json");
    }

    @ParameterizedTest
    @EnumSource(HookKind.class)
    void everyKindNamesTheBackupEvenWhenItsHookIsGone(HookKind kind) {
        assertThat(String.join("\n", steps(kind, "the-identifier", null))).contains("the-identifier");
    }

    private static List<String> steps(HookKind kind, String identifier, BackupHook hook) {
        String name = hook == null ? "the-hook" : hook.name();
        return RestoreSteps.of(
                PLACE, SampleBackups.taken(identifier, name, kind, "run1", MIGRATION), Optional.ofNullable(hook));
    }
}
