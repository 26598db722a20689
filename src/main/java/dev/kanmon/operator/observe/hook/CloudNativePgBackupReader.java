package dev.kanmon.operator.observe.hook;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a Backup of CloudNativePG is. Source: cloudnative-pg/cloudnative-pg, api/v1/backup_types.go; of the phases
 * completed and failed are the last ones, pending, started, running, finalizing and walArchivingFailing are not.
 */
public final class CloudNativePgBackupReader {

    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed";
    private static final String VOLUME_SNAPSHOT = "volumeSnapshot";

    private CloudNativePgBackupReader() {}

    public static HookObservation read(GenericKubernetesResource backup) {
        Fields status = Fields.of(backup, "status");
        String uid = backup.getMetadata().getUid();
        String phase = status.text("phase").orElse("");
        return switch (phase) {
            case COMPLETED -> new Done(uid, identifier(status).orElse(null), null, endLsn(status));
            case FAILED -> new Failed(uid, Reason.BackupFailed, failure(backup, status), false);
            default -> new UnderWay(uid, underWay(backup, phase, status));
        };
    }

    /** Snapshots are found by their own names, several where a cluster has several volumes; all else by the backup's id. */
    private static Optional<String> identifier(Fields status) {
        Optional<String> id = status.text("backupId");
        Optional<String> snapshots = Optional.of(status.in("snapshotBackupStatus")
                        .each("elements")
                        .flatMap(element -> element.text("name").stream())
                        .collect(Collectors.joining(",")))
                .filter(names -> !names.isEmpty());
        boolean bySnapshots =
                status.text("method").filter(VOLUME_SNAPSHOT::equals).isPresent();
        return bySnapshots ? snapshots.or(() -> id) : id.or(() -> snapshots);
    }

    /** Where point-in-time recovery from this backup may begin; not every method says it. */
    private static String endLsn(Fields status) {
        return status.text("endLSN").map(lsn -> "end LSN " + lsn).orElse(null);
    }

    private static String failure(GenericKubernetesResource backup, Fields status) {
        String said = status.text("error")
                .or(() -> status.text("commandError"))
                .map(error -> ": " + error)
                .orElse(" and does not say why.");
        return "Backup " + backup.getMetadata().getName() + " failed" + said;
    }

    private static String underWay(GenericKubernetesResource backup, String phase, Fields status) {
        String words = status.text("error").map(error -> ": " + error).orElse(".");
        return "Backup " + backup.getMetadata().getName() + (phase.isEmpty() ? " was not taken up yet" : " is " + phase)
                + words;
    }
}
