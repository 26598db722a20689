package dev.kanmon.operator.observe.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import dev.kanmon.operator.decide.rollout.ServiceObservation;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a Service, two Deployments and their pods are read. */
class BlueGreenReaderTest {

    private static final Colour BLUE = new Colour("shop-blue", null);
    private static final Colour GREEN = new Colour(null, "green");

    private final Namespace namespace = new Namespace();
    private final BlueGreenReader reader =
            new BlueGreenReader((team, name) -> Optional.empty(), new TemplateVersion(new KubernetesSerialization()));

    @Test
    void deploymentIsFoundByItsNameOrByItsPodsLabelAmongThoseOfTheService() {
        namespace.deployments.add(deployment("shop-blue", "shop", "blue"));
        namespace.deployments.add(deployment("shop-green", "shop", "green"));
        namespace.deployments.add(deployment("other-green", "other", "green"));

        BlueGreenObservation seen = read(migration("shop", "2026-01-01T00:00:00Z", BLUE, GREEN));

        assertThat(seen.service()).isInstanceOf(ServiceObservation.Present.class);
        assertThat(((Present) seen.blue()).value()).isEqualTo("blue");
        assertThat(((Present) seen.green()).deployment()).isEqualTo("shop-green");
        assertThat(((Present) seen.green()).version()).isEqualTo(((Present) seen.blue()).version());
        assertThat(((Present) seen.green()).upToDate()).isTrue();
    }

    @Test
    void severalDeploymentsOfOneValueAreAmbiguous() {
        namespace.deployments.add(deployment("b-green", "shop", "green"));
        namespace.deployments.add(deployment("a-green", "shop", "green"));

        assertThat(read(migration("shop", "2026-01-01T00:00:00Z", BLUE, GREEN)).green())
                .isEqualTo(new ColourObservation.Ambiguous(List.of("a-green", "b-green")));
    }

    @Test
    void whatIsNotThereIsMissingAndWhatMayNotBeSeenIsNotPermitted() {
        assertThat(read(migration("shop", "2026-01-01T00:00:00Z", BLUE, GREEN)).green())
                .isInstanceOf(ColourObservation.Missing.class);

        namespace.permitted = false;
        BlueGreenObservation seen = read(migration("shop", "2026-01-01T00:00:00Z", BLUE, GREEN));
        assertThat(seen.service()).isInstanceOf(ServiceObservation.NotPermitted.class);
        assertThat(seen.blue()).isInstanceOf(ColourObservation.NotPermitted.class);
        assertThat(seen.green()).isInstanceOf(ColourObservation.NotPermitted.class);
    }

    @Test
    void podThatIsOverIsNoneAndOneThatEndsIsOne() {
        namespace.deployments.add(deployment("shop-blue", "shop", "blue"));
        namespace.pods.add(pod("ready", "", "Running"));
        namespace.pods.add(pod("ending", "deletionTimestamp: \"2026-01-02T00:00:00Z\"", "Running"));
        namespace.pods.add(pod("evicted", "", "Failed"));

        Present blue = (Present)
                read(migration("shop", "2026-01-01T00:00:00Z", BLUE, GREEN)).blue();

        Instant since = Instant.parse("2026-01-01T12:00:00Z");
        assertThat(blue.pods())
                .containsExactly(
                        new SeenPod("ready", "10.0.0.1", since, false), new SeenPod("ending", "10.0.0.1", since, true));
    }

    @Test
    void deploymentWhoseControllerHasNotSeenItsTemplateIsNotUpToDate() {
        Deployment behind = deployment("shop-blue", "shop", "blue");
        behind.getMetadata().setGeneration(3L);
        namespace.deployments.add(behind);

        assertThat(((Present) read(migration("shop", "2026-01-01T00:00:00Z", BLUE, GREEN))
                                .blue())
                        .upToDate())
                .isFalse();
    }

    @Test
    void oldestOfThoseForOneServiceLeads() {
        DatabaseMigration older = migration("z-older", "2026-01-01T00:00:00Z", BLUE, GREEN);
        DatabaseMigration younger = migration("a-younger", "2026-01-02T00:00:00Z", new Colour("x", null), GREEN);

        assertThat(read(older, older, younger).rival()).isEmpty();
        assertThat(read(younger, older, younger).rival()).contains("z-older");
    }

    @Test
    void oneThatIsBeingDeletedLeadsNothing() {
        DatabaseMigration older = migration("older", "2026-01-01T00:00:00Z", BLUE, GREEN);
        older.getMetadata().setDeletionTimestamp("2026-01-03T00:00:00Z");
        DatabaseMigration younger = migration("younger", "2026-01-02T00:00:00Z", BLUE, GREEN);

        assertThat(read(younger, older, younger).rival()).isEmpty();
    }

    private BlueGreenObservation read(DatabaseMigration migration, DatabaseMigration... all) {
        return reader.read(migration, namespace, () -> List.of(all));
    }

    private static DatabaseMigration migration(String name, String created, Colour blue, Colour green) {
        BlueGreen wish =
                new BlueGreen("shop", null, blue, green, null, null, null, null, null, null, null, null, null, null);
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("team")
                .withUid("uid-of-" + name)
                .withCreationTimestamp(created)
                .build());
        migration.setSpec(Specs.of(Team.target(name), Team.source(name))
                .rollout(new Rollout(null, null, null, null, wish))
                .build());
        return migration;
    }

    private static Deployment deployment(String name, String app, String colour) {
        return Serialization.unmarshal("""
                metadata: {name: %s, uid: uid-of-%s, generation: 2}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: %s, color: %s}}
                  template:
                    metadata: {labels: {app: %s, color: %s}}
                    spec: {containers: [{name: app, image: "shop:1"}]}
                status: {observedGeneration: 2, replicas: 2, updatedReplicas: 2}
                """.formatted(name, name, app, colour, app, colour), Deployment.class);
    }

    private static Pod pod(String name, String metadata, String phase) {
        return Serialization.unmarshal("""
                metadata:
                  name: %s
                  %s
                status:
                  phase: %s
                  podIP: 10.0.0.1
                  conditions:
                    - {type: Ready, status: "True", lastTransitionTime: "2026-01-01T12:00:00Z"}
                """.formatted(name, metadata, phase), Pod.class);
    }

    /** What the API server would answer. */
    private static final class Namespace implements ApplicationView {

        private final List<Deployment> deployments = new ArrayList<>();
        private final List<Pod> pods = new ArrayList<>();
        private boolean permitted = true;

        @Override
        public Look<Service> service(String name) {
            return answer(Serialization.unmarshal("""
                    metadata: {name: shop, resourceVersion: "7"}
                    spec: {selector: {app: shop, color: blue}}
                    """, Service.class));
        }

        @Override
        public Look<Deployment> deployment(String name) {
            return answer(deployments.stream()
                    .filter(deployment -> deployment.getMetadata().getName().equals(name))
                    .findFirst()
                    .orElse(null));
        }

        @Override
        public Look<List<Deployment>> deployments() {
            return answer(deployments);
        }

        @Override
        public Look<List<Pod>> pods(LabelSelector selector) {
            return answer(pods);
        }

        @Override
        public Look<StatefulSet> statefulSet(String name) {
            throw new UnsupportedOperationException("no StatefulSets here");
        }

        @Override
        public Look<ArgoRollout> argoRollout(String name) {
            throw new UnsupportedOperationException("no Rollouts here");
        }

        @Override
        public boolean hasArgoRollouts() {
            return false;
        }

        @Override
        public Look<List<ReplicaSet>> replicaSets(LabelSelector selector) {
            throw new UnsupportedOperationException("no ReplicaSets here");
        }

        private <T> Look<T> answer(T found) {
            if (!permitted) {
                return new Look.NotPermitted<>();
            }
            return found == null ? new Look.Missing<>() : new Look.Found<>(found);
        }
    }
}
