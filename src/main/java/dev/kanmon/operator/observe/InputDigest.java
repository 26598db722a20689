package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The identity of what a run is started for: the spec, the source's content, and a person's wish to try again. */
final class InputDigest {

    private final KubernetesSerialization serialization;

    InputDigest(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    String of(DatabaseMigration migration, SourceObservation source) {
        Map<String, byte[]> parts = sourceAndRetry(migration, source);
        parts.put("spec", bytes(serialization.asJson(runnable(migration.getSpec()))));
        return SourceDigest.of(parts);
    }

    /** Of which scripts are run: where they are, their content as far as it is seen, and a person's wish to try again. */
    String ofScripts(DatabaseMigration migration, SourceObservation source) {
        Map<String, byte[]> parts = sourceAndRetry(migration, source);
        parts.put("spec.source", bytes(serialization.asJson(migration.getSpec().source())));
        return SourceDigest.of(parts);
    }

    private static Map<String, byte[]> sourceAndRetry(DatabaseMigration migration, SourceObservation source) {
        Map<String, byte[]> parts = new TreeMap<>();
        if (source instanceof Available available) {
            parts.put("source", bytes(available.digest()));
        }
        Map<String, String> annotations = migration.getMetadata().getAnnotations();
        if (annotations != null && annotations.containsKey(ApiGroup.RETRY_ANNOTATION)) {
            parts.put("retry", bytes(annotations.get(ApiGroup.RETRY_ANNOTATION)));
        }
        return parts;
    }

    /** Neither a rest nor an approval is a reason for a run, and who has to approve does not change what is planned. */
    private static DatabaseMigrationSpec runnable(DatabaseMigrationSpec spec) {
        return new DatabaseMigrationSpec(
                spec.target(),
                spec.source(),
                spec.execution(),
                planned(spec.policy()),
                null,
                spec.shadow(),
                null,
                spec.baseline(),
                planned(spec.backup()),
                null,
                null,
                planned(spec.rollout()),
                spec.environment(),
                null,
                null);
    }

    /** Which rows are copied is part of the plan; other backups are taken around it. */
    private static Backup planned(Backup backup) {
        return backup == null || backup.rows() != Backup.Rows.Enabled
                ? null
                : new Backup(null, null, null, null, null, backup.rows(), backup.rowsLimit());
    }

    private static Policy planned(Policy policy) {
        return policy == null || (policy.lint() == null && policy.requireRehearsal() == null)
                ? null
                : new Policy(null, policy.lint(), null, policy.requireRehearsal(), null);
    }

    /** Whether removing migrations are held, and mixed ones refused, is part of the plan; for how long is not. */
    private static Rollout planned(Rollout rollout) {
        return rollout == null || rollout.contract() == null
                ? null
                : new Rollout(
                        null,
                        null,
                        null,
                        new Rollout.Contract(null, null, rollout.contract().mixed()),
                        null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
