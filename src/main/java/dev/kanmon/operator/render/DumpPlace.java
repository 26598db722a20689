package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.BackupHook.DumpVolume;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.api.v1alpha1.BackupHook.S3;
import dev.kanmon.api.v1alpha1.BackupHook.S3Credentials;
import dev.kanmon.api.v1alpha1.BackupHook.S3Encryption;
import dev.kanmon.contract.RunnerOptions;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the dumps of a hook are, as a Job of the runner that writes, reads or removes them is told and given it.
 *
 * @param dump the hook
 */
public record DumpPlace(PgDump dump) {

    /** Where the runner sees the volume with the dumps. */
    public static final String MOUNT = "/backup";

    private static final String VOLUME = "backup";

    /** The place as {@code backup} and {@code prune-backups} take it. */
    public CommandLine addTo(CommandLine command) {
        return dump.volume() != null
                ? command.option(RunnerOptions.TO_DIRECTORY, directory(dump.volume()))
                : connectionTo(command.option(RunnerOptions.TO_S3, address(dump.s3())));
    }

    /** How the storage is reached, without which place: what {@code restore}, which has an identifier, needs besides. */
    public CommandLine connectionTo(CommandLine command) {
        S3 s3 = dump.s3();
        return s3 == null
                ? command
                : command.option(RunnerOptions.S3_ENDPOINT, s3.endpoint())
                        .option(RunnerOptions.S3_REGION, s3.region())
                        .flag(RunnerOptions.S3_PATH_STYLE, Boolean.TRUE.equals(s3.pathStyle()));
    }

    /** What is asked of the storage for a new dump. */
    public CommandLine encryptionTo(CommandLine command) {
        S3Encryption encryption = dump.s3() == null ? null : dump.s3().encryption();
        return encryption == null
                ? command
                : command.option(
                                RunnerOptions.S3_ENCRYPTION,
                                encryption.algorithm().name())
                        .option(RunnerOptions.S3_KMS_KEY, encryption.kmsKeyId());
    }

    /** The credentials, under the names that every client of S3 knows; none where the pod has an identity of its own. */
    public List<EnvVar> environment() {
        S3Credentials credentials = dump.s3() == null ? null : dump.s3().credentialsFrom();
        if (credentials == null) {
            return List.of();
        }
        List<EnvVar> variables = new ArrayList<>();
        variables.add(SecretEnvironment.of("AWS_ACCESS_KEY_ID", credentials.accessKeyId()));
        variables.add(SecretEnvironment.of("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey()));
        if (credentials.sessionToken() != null) {
            variables.add(SecretEnvironment.of("AWS_SESSION_TOKEN", credentials.sessionToken()));
        }
        return variables;
    }

    /** The pod's volumes: the claim, where the dumps are in one. */
    public List<Volume> volumes() {
        return dump.volume() == null
                ? List.of()
                : List.of(new VolumeBuilder()
                        .withName(VOLUME)
                        .withNewPersistentVolumeClaim(dump.volume().claimName(), false)
                        .build());
    }

    /** The runner's mounts. */
    public List<VolumeMount> mounts() {
        return dump.volume() == null
                ? List.of()
                : List.of(new VolumeMountBuilder()
                        .withName(VOLUME)
                        .withMountPath(MOUNT)
                        .build());
    }

    private static String directory(DumpVolume volume) {
        return volume.path() == null ? MOUNT : MOUNT + "/" + volume.path();
    }

    private static String address(S3 s3) {
        return "s3://" + s3.bucket() + (s3.prefix() == null ? "" : "/" + s3.prefix());
    }
}
