package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.BackupRetention;
import dev.kanmon.operator.decide.ResolutionObservation;
import dev.kanmon.operator.decide.retention.ExpiredObject;
import dev.kanmon.operator.observe.hook.Lookup;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for an object of a backup that is kept no longer: whether it is there, and Kanmon's own. */
final class ExpiredObjectObserver {

    private final Clock clock;

    ExpiredObjectObserver(Clock clock) {
        this.clock = clock;
    }

    /**
     * Of a kind that may not be looked at nothing is known, so that nothing is done about it; it does not keep another kind
     * from its turn.
     */
    ExpiredObject observe(
            DatabaseMigration migration,
            DatabaseMigrationStatus status,
            List<ResolutionObservation> resolutions,
            ClusterView view) {
        Map<HookKind, TakenBackup> firstOfKind =
                BackupRetention.expired(migration.getSpec().backup(), status, resolutions, clock.instant()).stream()
                        .filter(backup -> BackupRetention.isObject(backup.kind()))
                        .collect(Collectors.toMap(TakenBackup::kind, Function.identity(), (first, later) -> first));
        return firstOfKind.values().stream()
                .map(backup -> seen(backup, migration, view))
                .filter(seen -> !(seen instanceof ExpiredObject.None))
                .findFirst()
                .orElseGet(ExpiredObject.None::new);
    }

    private static ExpiredObject seen(TakenBackup backup, DatabaseMigration migration, ClusterView view) {
        Lookup lookup = view.provided(ProviderKind.of(backup.kind()), backup.object());
        if (lookup instanceof Lookup.Found found) {
            return isOurs(found.object(), migration) && !found.object().isMarkedForDeletion()
                    ? new ExpiredObject.Ours(
                            backup, found.object().getMetadata().getUid())
                    : new ExpiredObject.NothingToDelete(backup);
        }
        return lookup instanceof Lookup.NoObject ? new ExpiredObject.NothingToDelete(backup) : new ExpiredObject.None();
    }

    /** A name can be met by chance; both labels, with this very UID, cannot. */
    static boolean isOurs(HasMetadata object, HasMetadata owner) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null
                && Labels.MANAGED_BY_KANMON.equals(labels.get(Labels.MANAGED_BY))
                && owner.getMetadata().getUid().equals(labels.get(Labels.OWNER_UID));
    }
}
