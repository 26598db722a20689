package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Execution.JobSettings;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.rollout.TrafficShift;
import dev.kanmon.operator.render.JobIdentity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One hook to be done.
 *
 * @param migration the resource whose hook it is
 * @param run the id of the run that it is for; of a traffic hook, the rollout's revision
 * @param status its attempt, and the name of the object that does it
 * @param wanted what the spec asks for
 * @param shift whom a traffic hook is to make serve; empty for other hooks
 */
record HookOrder(
        DatabaseMigration migration, String run, HookStatus status, BackupHook wanted, Optional<TrafficShift> shift) {

    /** As the CRD's schema has it; for resources that were stored before the default was in the schema. */
    private static final Duration TIMEOUT = Duration.ofHours(1);

    String namespace() {
        return migration.getMetadata().getNamespace();
    }

    /** By which the hook's object and its pods are told from those of other hooks, attempts and runs. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.RUN, run);
        labels.put(Labels.ATTEMPT, Integer.toString(status.attempt()));
        labels.put(Labels.HOOK, status.name());
        return labels;
    }

    JobIdentity identity() {
        return new JobIdentity(migration, status.object(), labels());
    }

    /** The hash of the plan that is to run; empty where there is none, or no longer one. */
    Optional<String> plan() {
        return Optional.ofNullable(migration.getStatus())
                .map(DatabaseMigrationStatus::plan)
                .map(PlanStatus::hash);
    }

    Duration timeout() {
        return wanted.timeout() == null ? TIMEOUT : GoDuration.parse(wanted.timeout());
    }

    /** {@code spec.execution.job}; null for a spec without. */
    JobSettings jobSettings() {
        return migration.getSpec().execution() == null
                ? null
                : migration.getSpec().execution().job();
    }
}
