package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** One backup that is taken before a run: exactly one kind, by whatever the team already trusts. */
@ValidationRule(
        value =
                "[has(self.pgDump), has(self.volumeSnapshot), has(self.cloudNativePG), has(self.ackRds), has(self.neonBranch), has(self.job), has(self.http), has(self.restorePoint)].filter(given, given).size() == 1",
        message =
                "give exactly one of pgDump, volumeSnapshot, cloudNativePG, ackRds, neonBranch, job, http and restorePoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupHook(
        @Required
        @Size(min = 1, max = 32)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Tells it from the others; part of the names of what it makes.")
        String name,

        @Pattern(GoDuration.PATTERN)
        @Default("1h")
        @JsonPropertyDescription(
                "How long it may take in all; an error of the provider that may pass is waited out until then.")
        String timeout,

        @Default("Block")
        @JsonPropertyDescription(
                "Block (default): without this backup nothing is run. Continue: it is told, and the run goes on.")
        HookFailure onFailure,

        @Default("Always")
        @JsonPropertyDescription(
                "Always (default), or OnRisk: only for plans whose risk reaches policy.approval.from (High, where that is not set).")
        When when,

        @JsonPropertyDescription("pg_dump in a Job.") PgDump pgDump,

        @JsonPropertyDescription("A snapshot.storage.k8s.io/v1 VolumeSnapshot of the database's volume.")
        VolumeSnapshotHook volumeSnapshot,

        @JsonPropertyDescription("A postgresql.cnpg.io/v1 Backup of a CloudNativePG cluster.")
        CloudNativePgHook cloudNativePG,

        @JsonPropertyDescription("An rds.services.k8s.aws/v1alpha1 DBSnapshot of AWS Controllers for Kubernetes.")
        AckRdsHook ackRds,

        @JsonPropertyDescription("A branch of a Neon project.")
        NeonBranchHook neonBranch,

        @JsonPropertyDescription("A Job of the team's own. What it writes to the termination log is the identifier.")
        JobHook job,

        @JsonPropertyDescription("A request to a provider's API.")
        HttpHook http,

        @JsonPropertyDescription(
                "A named restore point in the write-ahead log, for teams that archive it. The role needs EXECUTE on pg_create_restore_point.")
        RestorePointHook restorePoint) {

    /** For which plans. */
    public enum When {
        /** For each. */
        Always,
        /** For those whose risk reaches the line of the approval. */
        OnRisk
    }

    /** What {@code pg_dump} writes, and where to. */
    @ValidationRule(value = "has(self.volume) != has(self.s3)", message = "give exactly one of volume and s3")
    @ValidationRule(
            value = "!has(self.jobs) || self.jobs == 1 || has(self.volume)",
            message = "several jobs write a directory, which only a volume can hold: leave jobs out with s3")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PgDump(
            @Default("Full")
            @JsonPropertyDescription(
                    "Full (default), SchemaOnly or DataOnly. Only a full dump of everything can be restored by Kanmon.")
            Content content,

            @Min(1)
            @Max(64)
            @Default("1")
            @JsonPropertyDescription(
                    "How many tables are dumped at once. 1 (default) writes pg_dump's custom format, more its directory format.")
            Integer jobs,

            @Size(max = 256)
            @JsonPropertyDescription("Dump these tables alone: patterns as pg_dump --table takes them.")
            List<String> tables,

            @Size(max = 256)
            @JsonPropertyDescription("Leave these tables out: patterns as pg_dump --exclude-table takes them.")
            List<String> excludeTables,

            @JsonPropertyDescription("Into a PersistentVolumeClaim.")
            DumpVolume volume,

            @JsonPropertyDescription("Into storage that speaks S3.")
            S3 s3,

            @Size(min = 1, max = 1024)
            @JsonPropertyDescription(
                    "An image with the kanmon command and the PostgreSQL client tools. Absent: the runner's own, which has those for the supported servers.")
            String image) {

        public PgDump {
            tables = tables == null ? List.of() : List.copyOf(tables);
            excludeTables = excludeTables == null ? List.of() : List.copyOf(excludeTables);
        }
    }

    /** What a dump holds. */
    public enum Content {
        Full,
        SchemaOnly,
        DataOnly
    }

    /** A place in a PersistentVolumeClaim. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DumpVolume(
            @Required
            @Size(min = 1, max = 253)
            @JsonPropertyDescription("The PersistentVolumeClaim's name, in the same namespace.")
            String claimName,

            @Size(min = 1, max = 1024)
            @Pattern("^[^/].*$")
            @JsonPropertyDescription("The folder in the volume, without a leading slash. Absent: the volume's root.")
            String path) {}

    /** A place in storage that speaks S3. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record S3(
            @Required @Size(min = 3, max = 63) @JsonPropertyDescription("The bucket's name.")
            String bucket,

            @Size(max = 512) @JsonPropertyDescription("What the objects' keys begin with, for example backups/shop.")
            String prefix,

            @Size(max = 1024)
            @Pattern("^https?://.+$")
            @JsonPropertyDescription("The server, for example https://minio.storage.svc:9000. Absent: AWS.")
            String endpoint,

            @Size(max = 64)
            @JsonPropertyDescription("The region. Absent: what the pod's surroundings say, else us-east-1.")
            String region,

            @JsonPropertyDescription("Address the bucket in the path, as MinIO and others want it.")
            Boolean pathStyle,

            @JsonPropertyDescription(
                    "Where the credentials are. Absent: the pod's own identity, as EKS gives it to execution.job.serviceAccountName.")
            S3Credentials credentialsFrom,

            @JsonPropertyDescription("Encryption on the server. Absent: the bucket's own setting.")
            S3Encryption encryption) {}

    /** Credentials for S3. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record S3Credentials(
            @Required @JsonPropertyDescription("The access key's id.")
            SecretKeyReference accessKeyId,

            @Required @JsonPropertyDescription("The secret access key.")
            SecretKeyReference secretAccessKey,

            @JsonPropertyDescription("The session's token, where the credentials are temporary.")
            SecretKeyReference sessionToken) {}

    /** Server-side encryption. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record S3Encryption(
            @Required @JsonPropertyDescription("AES256, or KMS with a key of the key management service.")
            Algorithm algorithm,

            @Size(max = 2048) @JsonPropertyDescription("With KMS: the key. Absent: the account's default key.")
            String kmsKeyId) {

        /** How the server encrypts. */
        public enum Algorithm {
            AES256,
            KMS
        }
    }

    /** A snapshot of a volume. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VolumeSnapshotHook(
            @Required
            @Size(min = 1, max = 253)
            @JsonPropertyDescription("The PersistentVolumeClaim of the database, in the same namespace.")
            String claimName,

            @Size(min = 1, max = 253)
            @JsonPropertyDescription("The VolumeSnapshotClass. Absent: the cluster's default.")
            String className) {}

    /** A backup that CloudNativePG makes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CloudNativePgHook(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The Cluster's name, in the same namespace.")
            String cluster,

            @JsonPropertyDescription("plugin, volumeSnapshot or barmanObjectStore. Absent: the operator's default.")
            CloudNativePgMethod method,

            @Size(max = 253)
            @JsonPropertyDescription("With plugin: its name, for example barman-cloud.cloudnative-pg.io.")
            String pluginName,

            @JsonPropertyDescription("primary or prefer-standby. Absent: what the cluster says.")
            @Pattern("^(primary|prefer-standby)$")
            String target) {}

    /** As CloudNativePG spells them. */
    public enum CloudNativePgMethod {
        plugin,
        volumeSnapshot,
        barmanObjectStore
    }

    /** A snapshot that AWS Controllers for Kubernetes ask RDS for. */
    @ValidationRule(
            value = "has(self.dbInstanceIdentifier) != has(self.dbInstanceName)",
            message = "give exactly one of dbInstanceIdentifier and dbInstanceName")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AckRdsHook(
            @Size(min = 1, max = 63) @JsonPropertyDescription("The DB instance, as RDS calls it.")
            String dbInstanceIdentifier,

            @Size(min = 1, max = 253) @JsonPropertyDescription("The DBInstance resource of the same namespace.")
            String dbInstanceName) {}

    /** A branch of a Neon project. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NeonBranchHook(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The project's id.")
            String projectId,

            @Size(min = 1, max = 253)
            @JsonPropertyDescription("The branch to start from. Absent: the project's default branch.")
            String parentBranchId,

            @Required @JsonPropertyDescription("The API key.")
            SecretKeyReference tokenFrom,

            @Size(max = 1024)
            @Pattern("^https?://.+$")
            @JsonPropertyDescription("The API's address. Absent: Neon's own.")
            String endpoint) {}

    /** A named restore point. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RestorePointHook(
            @Size(min = 1, max = 40)
            @JsonPropertyDescription("What the point's name begins with; the run's id follows. Absent: kanmon.")
            String prefix) {}
}
