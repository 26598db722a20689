package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.gitops.ArgoCdHealth;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Argo CD says about Kanmon's resources, by the Lua that it runs. */
class ArgoCdHealthTest {

    @ParameterizedTest(name = "{0}, {1} is {2}")
    @CsvSource({
        "Pending, RunStarted, Progressing, False, Reconciling",
        "Planning, Planning, Progressing, False, Reconciling",
        "AwaitingApproval, AwaitingApproval, Suspended, False,",
        "AwaitingApproval, AlreadyApplied, Suspended, False,",
        "BackingUp, BackingUp, Progressing, False, Reconciling",
        "Applying, Migrating, Progressing, False, Reconciling",
        "Ready, UpToDate, Healthy, True,",
        "Ready, ContractHeld, Healthy, True,",
        "Failed, MigrationFailed, Degraded, False, Stalled",
        "Suspended, Suspended, Suspended, False,",
        "RollingOut, Monitoring, Progressing, False, Reconciling",
        "AwaitingApproval, SwitchAwaitingApproval, Suspended, False,",
        "Suspended, RolloutPaused, Suspended, False,",
        "Failed, SwitchedBack, Degraded, False, Stalled",
        "Suspended, RolloutAborted, Suspended, False,",
    })
    void aDatabaseMigrationsHealthFollowsItsStatus(
            String phase, String reason, String health, String ready, String also) {
        String conditions =
                condition("Ready", ready, reason) + (also == null ? "" : ", " + condition(also, "True", reason));

        assertThat(healthOf(
                        "DatabaseMigration",
                        "{observedGeneration: 2, phase: %s, conditions: [%s]}".formatted(phase, conditions)))
                .isEqualTo(new ArgoCdHealth(health, "what Ready says"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "AwaitingDecision, Suspended",
        "Pending, Progressing",
        "Resolving, Progressing",
        "Resolved, Healthy",
        "Failed, Degraded",
    })
    void aMigrationResolutionsHealthFollowsItsPhase(String phase, String health) {
        assertThat(healthOf(
                        "MigrationResolution",
                        "{observedGeneration: 2, phase: %s, conditions: [%s]}"
                                .formatted(phase, condition("Ready", "False", "Any"))))
                .isEqualTo(new ArgoCdHealth(health, "what Ready says"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DatabaseMigration", "MigrationResolution"})
    void aStatusOfAnotherSpecIsNotBelieved(String kind) {
        String wellOnce = "{observedGeneration: 1, phase: %s, conditions: [%s]}"
                .formatted(
                        kind.equals("DatabaseMigration") ? "Ready" : "Resolved",
                        condition("Ready", "True", "UpToDate"));

        assertThat(healthOf(kind, wellOnce).status()).isEqualTo("Progressing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DatabaseMigration", "MigrationResolution"})
    void aResourceThatNobodyHasLookedAtIsInProgress(String kind) {
        assertThat(health("kind: %s\nmetadata: {generation: 1}".formatted(kind)).status())
                .isEqualTo("Progressing");
        assertThat(healthOf(kind, "{observedGeneration: -1}").status()).isEqualTo("Progressing");
    }

    private static String condition(String type, String state, String reason) {
        return "{type: %s, status: \"%s\", reason: %s, message: what %s says}".formatted(type, state, reason, type);
    }

    private static ArgoCdHealth healthOf(String kind, String status) {
        return health("kind: %s\nmetadata: {generation: 2}\nstatus: %s".formatted(kind, status));
    }

    private static ArgoCdHealth health(String resource) {
        return ArgoCdHealth.of(Serialization.unmarshal(resource, Map.class));
    }
}
