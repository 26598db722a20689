package dev.kanmon.testsupport.gitops;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.client.utils.Serialization;

/** DatabaseMigration shop/shop, of whose migration 20260210090000_users_nickname a version of the application asks. */
public final class GateStates {

    /** The migration that the examples' version needs. */
    public static final String NEEDED = "20260210090000_users_nickname";

    private static final String RESOURCE = """
            apiVersion: kanmon.dev/v1alpha1
            kind: DatabaseMigration
            metadata: {namespace: shop, name: shop, generation: 3}
            spec:
              target: {urlFrom: {secretKeyRef: {name: shop-db, key: DATABASE_URL}}}
              source: {configMaps: [{name: shop-migrations}]}
              rollout: {requires: [%s]}
            status:
              observedGeneration: 3
              phase: %s
              conditions: [%s]
              rollout: {requirements: [{migration: %s, applied: %s, run: run-1}]}
            """;

    private GateStates() {}

    /** The database has it. */
    public static DatabaseMigration applied() {
        return resource(
                "Ready", condition("Ready", "True", "UpToDate") + condition("Applied", "True", "UpToDate"), true);
    }

    /** The run is under way. */
    public static DatabaseMigration applying() {
        return resource(
                "Applying",
                condition("Ready", "False", "Migrating")
                        + condition("Reconciling", "True", "Migrating")
                        + condition("Applied", "False", "Migrating"),
                false);
    }

    /** It failed, and nothing goes on without a person. */
    public static DatabaseMigration failed() {
        return resource(
                "Failed",
                condition("Ready", "False", "MigrationFailed")
                        + condition("Stalled", "True", "MigrationFailed")
                        + condition("Applied", "False", "MigrationFailed"),
                false);
    }

    /** It failed in the release before, and nobody has looked at this release yet. */
    public static DatabaseMigration failedBefore() {
        DatabaseMigration migration = failed();
        migration.getMetadata().setGeneration(migration.getMetadata().getGeneration() + 1);
        return migration;
    }

    private static DatabaseMigration resource(String phase, String conditions, boolean applied) {
        return Serialization.unmarshal(
                RESOURCE.formatted(NEEDED, phase, conditions, NEEDED, applied), DatabaseMigration.class);
    }

    private static String condition(String type, String state, String reason) {
        return "{type: %s, status: \"%s\", reason: %s, message: %s., observedGeneration: 3, lastTransitionTime: \"2026-02-10T09:00:00Z\"},"
                .formatted(type, state, reason, reason);
    }
}
