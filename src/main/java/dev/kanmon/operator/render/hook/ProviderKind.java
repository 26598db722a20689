package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Arrays;

/** The resources of others that hooks make or look at, which a cluster may lack. */
public enum ProviderKind {
    /** Of the CSI external-snapshotter: kubernetes-csi/external-snapshotter, client/apis/volumesnapshot/v1/types.go. */
    VolumeSnapshot("snapshot.storage.k8s.io", "v1", "VolumeSnapshot", "volumesnapshots", true, "volumeSnapshots"),
    /** The other half of a snapshot, of the cluster and not of a namespace; the same file. */
    VolumeSnapshotContent(
            "snapshot.storage.k8s.io",
            "v1",
            "VolumeSnapshotContent",
            "volumesnapshotcontents",
            false,
            "volumeSnapshots"),
    /** Of CloudNativePG: cloudnative-pg/cloudnative-pg, api/v1/backup_types.go. */
    CloudNativePgBackup("postgresql.cnpg.io", "v1", "Backup", "backups", true, "cloudNativePG"),
    /** Of AWS Controllers for Kubernetes: aws-controllers-k8s/rds-controller, apis/v1alpha1/db_snapshot.go. */
    RdsSnapshot("rds.services.k8s.aws", "v1alpha1", "DBSnapshot", "dbsnapshots", true, "ackRds");

    private final String group;
    private final String version;
    private final String kind;
    private final String plural;
    private final boolean namespaced;
    private final String chartSwitch;

    ProviderKind(String group, String version, String kind, String plural, boolean namespaced, String chartSwitch) {
        this.group = group;
        this.version = version;
        this.kind = kind;
        this.plural = plural;
        this.namespaced = namespaced;
        this.chartSwitch = chartSwitch;
    }

    /** The kind of an object that was rendered. */
    public static ProviderKind of(GenericKubernetesResource object) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.kind.equals(object.getKind()))
                .filter(candidate -> candidate.apiVersion().equals(object.getApiVersion()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The kind that a hook of this kind makes.
     *
     * @throws IllegalArgumentException for hooks that make none
     */
    public static ProviderKind of(HookKind hook) {
        return switch (hook) {
            case VolumeSnapshot -> VolumeSnapshot;
            case CloudNativePG -> CloudNativePgBackup;
            case AckRds -> RdsSnapshot;
            case PgDump, NeonBranch, Job, Http, RestorePoint ->
                throw new IllegalArgumentException("a hook of kind " + hook + " makes a Job");
        };
    }

    /** Group and version, as an object says them. */
    public String apiVersion() {
        return group + "/" + version;
    }

    /** The kind, as an object says it. */
    public String kind() {
        return kind;
    }

    /** The resource's name in a URL, in RBAC and in discovery. */
    public String plural() {
        return plural;
    }

    /** The CustomResourceDefinition's name. */
    public String definition() {
        return plural + "." + group;
    }

    /** The value of the chart that gives the operator its rights on this kind. */
    public String chartSwitch() {
        return "backups." + chartSwitch;
    }

    public String group() {
        return group;
    }

    public String version() {
        return version;
    }

    /** False for a kind of the whole cluster. */
    public boolean isNamespaced() {
        return namespaced;
    }
}
