package dev.kanmon.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import dev.kanmon.testsupport.operator.Specs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the newest run is for what is there now. */
class RunCurrencyTest {

    private static final String SCRIPT = "20260101000000_init.sql";

    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final RunCurrency currency = new RunCurrency(serialization);
    private final Map<String, ConfigMap> configMaps = new HashMap<>();
    private int version;
    private DatabaseMigration migration;

    @BeforeEach
    void run() {
        configMap(Map.of(SCRIPT, "SELECT 1;"));
        migration = resource();
        migration.setStatus(ranFor(migration));
    }

    @Test
    void aRunForWhatIsThereIsCurrent() {
        assertThat(now()).isEqualTo(Currency.CURRENT);
        assertThat(now()).as("asked again").isEqualTo(Currency.CURRENT);
    }

    @Test
    void anotherScriptIsSeenAtOnceAndTheOldOneAgain() {
        assertThat(now()).isEqualTo(Currency.CURRENT);
        configMap(Map.of(SCRIPT, "SELECT 2;"));
        assertThat(now()).isEqualTo(Currency.OTHER_SCRIPTS);
        configMap(Map.of(SCRIPT, "SELECT 1;"));
        assertThat(now()).isEqualTo(Currency.CURRENT);
    }

    @Test
    void scriptsThatAreGoneAreNotThoseThatRan() {
        configMaps.clear();
        assertThat(now()).isEqualTo(Currency.OTHER_SCRIPTS);
    }

    @Test
    void anotherTargetIsAnotherSpecWhateverTheScriptsAre() {
        Target other = new Target(new Target.UrlSource(new Target.SecretKeyReference("other", "URL")), null);
        changed(Specs.from(migration.getSpec()).target(other));
        assertThat(now()).isEqualTo(Currency.OTHER_SPEC);
        configMap(Map.of(SCRIPT, "SELECT 2;"));
        assertThat(now()).isEqualTo(Currency.OTHER_SPEC);
    }

    @Test
    void aRestIsNoOtherSpec() {
        changed(Specs.from(migration.getSpec()).suspend(true));
        assertThat(now()).isEqualTo(Currency.CURRENT);
    }

    @Test
    void aPersonsWishToTryAgainIsARunThatIsDue() {
        migration.getMetadata().setAnnotations(Map.of(ApiGroup.RETRY_ANNOTATION, "now"));
        migration.getMetadata().setResourceVersion(nextVersion());
        assertThat(now()).isEqualTo(Currency.OTHER_SPEC);
    }

    @Test
    void withoutARunNothingIsCurrent() {
        migration.setStatus(null);
        assertThat(now()).isEqualTo(Currency.OTHER_SPEC);
        migration.setStatus(DatabaseMigrationStatus.empty());
        migration.getMetadata().setResourceVersion(nextVersion());
        assertThat(now()).isEqualTo(Currency.OTHER_SPEC);
    }

    private Currency now() {
        return currency.of(migration, name -> Optional.ofNullable(configMaps.get(name)));
    }

    private void changed(Specs specs) {
        migration.setSpec(specs.build());
        migration.getMetadata().setResourceVersion(nextVersion());
    }

    private DatabaseMigration resource() {
        DatabaseMigration resource =
                ClusterObjects.migration(new Source(List.of(new ConfigMapReference("shop")), null, null, null));
        resource.getMetadata().setResourceVersion(nextVersion());
        return resource;
    }

    private DatabaseMigrationStatus ranFor(DatabaseMigration resource) {
        Available source = (Available)
                new SourceObserver(name -> Optional.ofNullable(configMaps.get(name))).observe(resource.getSpec());
        RunInput input = new RunInput(
                new InputDigest(serialization).of(resource, source), source.digest(), "scripts", List.of());
        RunStatus run = new RunStatus(
                "run", 1, RunTask.Deploy, RunPhase.Succeeded, "job", null, null, null, null, null, null, null, input);
        return new DatabaseMigrationStatus(
                1L, null, List.of(), null, null, null, null, null, null, null, null, null, run, null);
    }

    private void configMap(Map<String, String> data) {
        configMaps.put(
                "shop",
                DigestedConfigMaps.digest(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .withNamespace("default")
                        .withResourceVersion(nextVersion())
                        .endMetadata()
                        .withData(data)
                        .build()));
    }

    private String nextVersion() {
        version++;
        return Integer.toString(version);
    }
}
