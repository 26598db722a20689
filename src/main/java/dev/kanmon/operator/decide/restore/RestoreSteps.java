package dev.kanmon.operator.decide.restore;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person does, step by step, to bring back a backup that Kanmon cannot bring back itself: the commands of whoever
 * took it, with the names and identifiers filled in.
 */
public final class RestoreSteps {

    /** What the restored thing is called, after the one that it stands in for. */
    private static final String RESTORED = "-restored";

    /**
     * Where the steps are done.
     *
     * @param namespace of the resources
     * @param resolution the MigrationResolution that asks for the restore
     * @param migration the migration that it is about
     * @param url where the database's URL is; null where it is not known
     */
    public record Place(String namespace, String resolution, String migration, SecretKeyReference url) {}

    private final Place place;
    private final TakenBackup backup;
    private final Optional<BackupHook> hook;

    private RestoreSteps(Place place, TakenBackup backup, Optional<BackupHook> hook) {
        this.place = place;
        this.backup = backup;
        this.hook = hook;
    }

    /**
     * @param hook the hook that took the backup; empty where the spec has it no longer
     * @return a step each, in order; commands in it can be copied
     */
    public static List<String> of(Place place, TakenBackup backup, Optional<BackupHook> hook) {
        return new RestoreSteps(place, backup, hook).steps();
    }

    private List<String> steps() {
        if (backup.kind() == HookKind.PgDump && hook.isEmpty()) {
            return List.of("Give spec.backup.hooks the hook " + backup.hook()
                    + " back, with the volume or the bucket that it had: through it Kanmon gets at "
                    + backup.identifier()
                    + ", and then brings it back by itself.");
        }
        List<String> steps = new ArrayList<>(
                switch (backup.kind()) {
                    case PgDump -> partOfADump();
                    case VolumeSnapshot -> volumeSnapshot();
                    case CloudNativePG -> cloudNativePg();
                    case AckRds -> rds();
                    case NeonBranch -> neon();
                    case RestorePoint -> restorePoint();
                    case Job, Http -> provider();
                });
        steps.addAll(howToGoOn());
        return steps;
    }

    /** A dump of a part cannot stand in for the database, so it is brought back beside it. */
    private List<String> partOfADump() {
        return List.of(
                "Fetch the dump that " + backup.identifier() + " describes; its files are beside it.",
                "It does not hold everything, so read it into an empty database, and take over by hand what is needed: createdb rescue && pg_restore --no-owner --dbname=rescue DUMP");
    }

    /** Kubernetes: "Create a PersistentVolumeClaim from a Volume Snapshot". */
    private List<String> volumeSnapshot() {
        String claim = hook.map(BackupHook::volumeSnapshot)
                .map(BackupHook.VolumeSnapshotHook::claimName)
                .orElse("CLAIM");
        return List.of(
                "Stop the database that uses the PersistentVolumeClaim " + claim + ".",
                """
                Make a PersistentVolumeClaim out of VolumeSnapshot %2$s (content handle %3$s):
                kubectl -n %1$s apply -f - <<EOF
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: %4$s
                spec:
                  storageClassName: $(kubectl -n %1$s get pvc %5$s -o jsonpath='{.spec.storageClassName}')
                  dataSource:
                    apiGroup: snapshot.storage.k8s.io
                    kind: VolumeSnapshot
                    name: %2$s
                  accessModes: [ReadWriteOnce]
                  resources:
                    requests:
                      storage: $(kubectl -n %1$s get volumesnapshot %2$s -o jsonpath='{.status.restoreSize}')
                EOF""".formatted(place.namespace(), backup.object(), backup.identifier(), claim + RESTORED, claim),
                "Have the database use the PersistentVolumeClaim " + claim + RESTORED + " in the place of " + claim
                        + ", and start it. It recovers as after a crash.");
    }

    /** CloudNativePG, "Recovery": a new Cluster bootstraps from a Backup object; in place it cannot. */
    private List<String> cloudNativePg() {
        String cluster = hook.map(BackupHook::cloudNativePG)
                .map(BackupHook.CloudNativePgHook::cluster)
                .orElse("CLUSTER");
        return List.of(
                """
                Make a new cluster out of Backup %2$s (%3$s); CloudNativePG cannot recover in place:
                kubectl -n %1$s apply -f - <<EOF
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata:
                  name: %4$s
                spec:
                  instances: $(kubectl -n %1$s get clusters.postgresql.cnpg.io %5$s -o jsonpath='{.spec.instances}')
                  storage:
                    size: $(kubectl -n %1$s get clusters.postgresql.cnpg.io %5$s -o jsonpath='{.spec.storage.size}')
                  bootstrap:
                    recovery:
                      backup:
                        name: %2$s
                EOF""".formatted(place.namespace(), backup.object(), backup.identifier(), cluster + RESTORED, cluster),
                "Wait for it: kubectl -n " + place.namespace() + " wait --for=condition=Ready --timeout=1h"
                        + " clusters.postgresql.cnpg.io/" + cluster + RESTORED,
                newAddress("service " + cluster + RESTORED + "-rw"));
    }

    /** AWS, "Restoring to a DB instance": always a new one. */
    private List<String> rds() {
        String instance = hook.map(BackupHook::ackRds)
                .map(rds -> rds.dbInstanceIdentifier() == null ? rds.dbInstanceName() : rds.dbInstanceIdentifier())
                .orElse("INSTANCE");
        String restored = "--db-instance-identifier " + instance + RESTORED;
        return List.of(
                "Make a new DB instance out of the snapshot: aws rds restore-db-instance-from-db-snapshot " + restored
                        + " --db-snapshot-identifier " + backup.identifier()
                        + " (add the subnet group, security groups, parameter group and instance class of " + instance
                        + ")",
                "Wait for it: aws rds wait db-instance-available " + restored,
                newAddress("what this prints: aws rds describe-db-instances " + restored
                        + " --query 'DBInstances[0].Endpoint.Address' --output text"));
    }

    /** Neon, "Branch restore": the branch gets the content of the other, and its own stays under another name. */
    private List<String> neon() {
        Optional<BackupHook.NeonBranchHook> neon = hook.map(BackupHook::neonBranch);
        String project = " --project-id "
                + neon.map(BackupHook.NeonBranchHook::projectId).orElse("PROJECT");
        String parent = neon.map(BackupHook.NeonBranchHook::parentBranchId)
                .orElse("$(neonctl branches list" + project + " --output json | jq -r '.[] | select(.default) | .id')");
        return List.of("Bring the branch back to what branch " + backup.identifier()
                + " has; its address stays, and what it has now is kept as before-restore: neonctl branches restore "
                + parent + " " + backup.identifier() + " --preserve-under-name before-restore" + project);
    }

    /** PostgreSQL, "Recovering Using a Continuous Archive Backup". */
    private List<String> restorePoint() {
        return List.of(
                "Stop the server, and put a base backup from before " + backup.takenAt()
                        + " in the place of its data directory.",
                """
                Set in its postgresql.conf, with the restore_command of your archive, and make an empty file recovery.signal in the data directory:
                recovery_target_name = '%s'
                recovery_target_action = 'promote'""".formatted(restorePointName()),
                "Start the server, and wait until it has left recovery: psql -c 'SELECT pg_is_in_recovery()'");
    }

    /** The identifier is the name, and behind the last @ the LSN, which recovery_target_name does not take. */
    private String restorePointName() {
        int separator = backup.identifier().lastIndexOf('@');
        return separator < 0 ? backup.identifier() : backup.identifier().substring(0, separator);
    }

    private List<String> provider() {
        String taker = hook.map(BackupHook::http)
                .map(http -> "the provider that hook " + backup.hook() + " asks by HTTP")
                .orElse("the Job of hook " + backup.hook());
        return List.of("Bring back backup " + backup.identifier() + ", which " + taker + " took at " + backup.takenAt()
                + ", in that provider's way.");
    }

    private String newAddress(String address) {
        String where = place.url() == null
                ? "the URL of the DatabaseMigration and of the application"
                : "the URL in key " + place.url().key() + " of Secret "
                        + place.url().name() + ", and the application's,";
        return "Point " + where + " to the new host: " + address + ".";
    }

    private List<String> howToGoOn() {
        return List.of(
                "Change the source, so that " + place.migration()
                        + " does no harm any more. Nothing is run while this MigrationResolution waits.",
                "Then say that nothing of it is left, and the source as it is then is run: kubectl -n "
                        + place.namespace() + " patch mres " + place.resolution()
                        + " --type merge -p '{\"spec\":{\"action\":\"RolledBack\",\"fromBackup\":null,\"restore\":null}}'");
    }
}
