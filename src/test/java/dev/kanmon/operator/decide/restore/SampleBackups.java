package dev.kanmon.operator.decide.restore;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.AckRdsHook;
import dev.kanmon.api.v1alpha1.BackupHook.CloudNativePgHook;
import dev.kanmon.api.v1alpha1.BackupHook.Content;
import dev.kanmon.api.v1alpha1.BackupHook.DumpVolume;
import dev.kanmon.api.v1alpha1.BackupHook.NeonBranchHook;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.api.v1alpha1.BackupHook.VolumeSnapshotHook;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.Restore;
import dev.kanmon.api.v1alpha1.Restore.DeploymentReference;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import java.util.Arrays;
import java.util.List;

/** Backups as specs ask for them and a status remembers them. */
public final class SampleBackups {

    public static final BackupHook DUMP = dump("dump", Content.Full);
    public static final BackupHook SCHEMA = dump("schema", Content.SchemaOnly);
    public static final BackupHook SNAPSHOT = new BackupHook(
            "disk", null, null, null, null, new VolumeSnapshotHook("pgdata", null), null, null, null, null, null, null);
    public static final BackupHook CNPG = new BackupHook(
            "cnpg",
            null,
            null,
            null,
            null,
            null,
            new CloudNativePgHook("shop", null, null, null),
            null,
            null,
            null,
            null,
            null);
    public static final BackupHook RDS = new BackupHook(
            "rds", null, null, null, null, null, null, new AckRdsHook("shop-prod", null), null, null, null, null);
    public static final BackupHook NEON = new BackupHook(
            "neon",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new NeonBranchHook("quiet-sun-1", "br-main-7", new SecretKeyReference("neon", "token"), null),
            null,
            null,
            null);

    private SampleBackups() {}

    private static BackupHook dump(String name, Content content) {
        PgDump dump = new PgDump(content, null, null, null, new DumpVolume("backups", "shop"), null, null);
        return new BackupHook(name, null, null, null, dump, null, null, null, null, null, null, null);
    }

    /** {@code spec.backup} with these hooks. */
    public static Backup wish(OnFailure onFailure, List<BackupHook> hooks, String... quiesce) {
        List<DeploymentReference> deployments =
                Arrays.stream(quiesce).map(DeploymentReference::new).toList();
        return new Backup(hooks, null, null, new Restore(null, deployments), onFailure, null, null);
    }

    /** One that was taken by a dump. */
    public static TakenBackup dumped(String identifier, String run, String... before) {
        return taken(identifier, DUMP.name(), HookKind.PgDump, run, before);
    }

    public static TakenBackup taken(String identifier, String hook, HookKind kind, String run, String... before) {
        return new TakenBackup(
                identifier,
                hook,
                kind,
                run,
                List.of(before),
                "shop-" + hook + "-" + run,
                "2026-01-02T03:00:00Z",
                null,
                null,
                null);
    }

    public static BackupStatus status(TakenBackup... taken) {
        return new BackupStatus(null, null, List.of(), List.of(taken));
    }

    public static KnownBackups known(List<BackupHook> hooks, TakenBackup... taken) {
        return KnownBackups.of(wish(OnFailure.Halt, hooks), status(taken));
    }
}
