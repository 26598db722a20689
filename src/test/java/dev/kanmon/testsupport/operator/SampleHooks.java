package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** One backup hook of each kind, as a team writes it. */
public final class SampleHooks {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private SampleHooks() {}

    /**
     * @param name the hook's name
     * @param settings fields beside the kind, for example {@code timeout: 3s}; may be empty
     */
    public static BackupHook of(HookKind kind, String name, String settings) {
        return SERIALIZATION.unmarshal(
                "---\nname: " + name + "\n" + settings + "\n" + work(kind) + "\n", BackupHook.class);
    }

    private static String work(HookKind kind) {
        return switch (kind) {
            case PgDump -> "pgDump: {volume: {claimName: backups}}";
            case VolumeSnapshot -> "volumeSnapshot: {claimName: data}";
            case CloudNativePG ->
                "cloudNativePG: {cluster: shop, method: plugin, pluginName: barman-cloud.cloudnative-pg.io}";
            case AckRds -> "ackRds: {dbInstanceIdentifier: shop}";
            case NeonBranch -> "neonBranch: {projectId: shiny-wind-028834, tokenFrom: {name: neon, key: token}}";
            case Job ->
                "job: {spec: {backoffLimit: 0, template: {spec: {containers: [{name: backup, image: team/backup}]}}}}";
            case Http -> "http: {url: 'https://api.example/snapshots', identifier: /id}";
            case RestorePoint -> "restorePoint: {}";
        };
    }
}
