package dev.kanmon.operator.observe.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.contract.WorkloadObservation.KindNotInstalled;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Missing;
import dev.kanmon.operator.decide.contract.WorkloadObservation.NotPermitted;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How each kind of workload shows which versions of it there are. */
class WorkloadVersionsTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final String TEMPLATE =
            "{metadata: {labels: {app: shop}}, spec: {containers: [{name: app, image: 'shop:%s'}]}}";

    private final Cluster cluster = new Cluster();

    @Test
    void theVersionOfADeploymentIsTheReplicaSetWithItsTemplate() {
        cluster.deployment = deployment("2");
        cluster.replicaSets = List.of(replicaSet("aaa", "1", "uid"), replicaSet("bbb", "2", "uid"));
        Present shop = (Present) read(WorkloadKind.Deployment);
        assertThat(shop.version()).isEqualTo("bbb");
        assertThat(shop.earlier()).containsExactly("aaa");
    }

    @Test
    void aTemplateThatNoReplicaSetHasYetIsOfNoKnownVersion() {
        cluster.deployment = deployment("3");
        cluster.replicaSets = List.of(replicaSet("bbb", "2", "uid"));
        assertThat(((Present) read(WorkloadKind.Deployment)).version()).isNull();
    }

    @Test
    void aReplicaSetOfSomebodyElseIsNone() {
        cluster.deployment = deployment("2");
        cluster.replicaSets = List.of(replicaSet("bbb", "2", "another"));
        Present shop = (Present) read(WorkloadKind.Deployment);
        assertThat(shop.version()).isNull();
        assertThat(shop.earlier()).isEmpty();
    }

    @Test
    void aPodCountsUntilItIsOverAlsoWhileItIsEnding() {
        cluster.deployment = deployment("2");
        cluster.pods = List.of(
                pod("running", "pod-template-hash: bbb", "Running", ""),
                pod("ending", "pod-template-hash: aaa", "Running", ", deletionTimestamp: '2026-01-02T03:04:05Z'"),
                pod("succeeded", "pod-template-hash: aaa", "Succeeded", ""),
                pod("failed", "pod-template-hash: aaa", "Failed", ""),
                pod("strange", "app: shop", "Pending", ", annotations: {kanmon.dev/prepared-for: 2026_drop}"));
        assertThat(((Present) read(WorkloadKind.Deployment)).pods())
                .containsExactly(
                        new VersionedPod("running", "bbb", Optional.empty()),
                        new VersionedPod("ending", "aaa", Optional.empty()),
                        new VersionedPod("strange", null, Optional.of("2026_drop")));
    }

    @Test
    void aTemplateSaysWhatItNeedsAndWhetherItWaitsForTheGate() {
        cluster.deployment = SERIALIZATION.unmarshal("""
                {metadata: {uid: uid}, spec: {selector: {matchLabels: {app: shop}}, template: {
                  metadata: {labels: {kanmon.dev/gate: shop}, annotations: {kanmon.dev/requires: 2026_add}},
                  spec: {readinessGates: [{conditionType: kanmon.dev/schema-ready}]}}}}
                """, Deployment.class);
        Present shop = (Present) read(WorkloadKind.Deployment);
        assertThat(shop.requires()).contains("2026_add");
        assertThat(shop.gated()).isTrue();
    }

    @Test
    void aStatefulSetNamesItsRevisionsOnceItHasSeenTheTemplate() {
        cluster.statefulSet = statefulSet(2, 2);
        cluster.pods = List.of(pod("shop-0", "controller-revision-hash: shop-aaa", "Running", ""));
        Present shop = (Present) read(WorkloadKind.StatefulSet);
        assertThat(shop.version()).isEqualTo("shop-bbb");
        assertThat(shop.earlier()).containsExactly("shop-aaa");
        assertThat(shop.pods()).extracting(VersionedPod::version).containsExactly("shop-aaa");
        cluster.statefulSet = statefulSet(3, 2);
        assertThat(((Present) read(WorkloadKind.StatefulSet)).version()).isNull();
    }

    @Test
    void anArgoRolloutNamesItsVersionsAndMayTakeItsTemplateFromADeployment() {
        cluster.argoRollout = argoRollout("{selector: {matchLabels: {app: shop}}, workloadRef: {apiVersion: apps/v1,"
                + " kind: Deployment, name: shop}}");
        cluster.deployment = deployment("2");
        cluster.pods = List.of(
                pod("new", "rollouts-pod-template-hash: bbb", "Running", ""),
                pod("of-the-deployment", "pod-template-hash: ccc", "Running", ""));
        Present shop = (Present) read(WorkloadKind.Rollout);
        assertThat(shop.version()).isEqualTo("bbb");
        assertThat(shop.earlier()).containsExactly("aaa");
        assertThat(shop.pods()).extracting(VersionedPod::version).containsExactly("bbb", "ccc");
    }

    @Test
    void whatIsNotThereIsToldFromWhatMayNotBeSeenAndFromAKindThatNobodyInstalled() {
        assertThat(read(WorkloadKind.Deployment)).isInstanceOf(Missing.class);
        assertThat(read(WorkloadKind.Rollout)).isInstanceOf(KindNotInstalled.class);
        cluster.argo = true;
        assertThat(read(WorkloadKind.Rollout)).isInstanceOf(Missing.class);
        cluster.permitted = false;
        assertThat(read(WorkloadKind.Deployment)).isInstanceOf(NotPermitted.class);
        assertThat(read(WorkloadKind.Rollout)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void whatIsLeftOfADeletedWorkloadIsFoundByTheVersionsThatItHad() {
        cluster.pods = List.of(pod("left", "pod-template-hash: aaa", "Running", ""));
        WorkloadObservation gone = new WorkloadVersions(cluster, "shop")
                .read(new Workload(WorkloadKind.Deployment, "shop"), List.of("aaa"));
        assertThat(((Missing) gone).pods()).containsExactly(new VersionedPod("left", "aaa", Optional.empty()));
        assertThat(cluster.asked.getMatchExpressions()).singleElement().satisfies(expression -> {
            assertThat(expression.getKey()).isEqualTo("pod-template-hash");
            assertThat(expression.getValues()).containsExactly("aaa");
        });
    }

    private WorkloadObservation read(WorkloadKind kind) {
        return new WorkloadVersions(cluster, "shop").read(new Workload(kind, "shop"), List.of());
    }

    private static Deployment deployment(String image) {
        return SERIALIZATION.unmarshal(
                "{metadata: {uid: uid}, spec: {selector: {matchLabels: {app: shop}}, template: "
                        + TEMPLATE.formatted(image) + "}}",
                Deployment.class);
    }

    private static ReplicaSet replicaSet(String hash, String image, String owner) {
        String template =
                TEMPLATE.formatted(image).replace("app: shop}", "app: shop, pod-template-hash: " + hash + "}");
        return SERIALIZATION.unmarshal(
                "{metadata: {labels: {pod-template-hash: " + hash + "}, ownerReferences: [{uid: " + owner
                        + "}]}, spec: {template: " + template + "}}",
                ReplicaSet.class);
    }

    private static StatefulSet statefulSet(int generation, int observed) {
        return SERIALIZATION.unmarshal(
                "{metadata: {generation: " + generation + "}, spec: {selector: {matchLabels: {app: shop}}, template: "
                        + TEMPLATE.formatted("2") + "}, status: {observedGeneration: " + observed
                        + ", currentRevision: shop-aaa, updateRevision: shop-bbb}}",
                StatefulSet.class);
    }

    private static ArgoRollout argoRollout(String spec) {
        return SERIALIZATION.unmarshal(
                "{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {uid: uid, generation: 4}, spec: " + spec
                        + ", status: {observedGeneration: '4', currentPodHash: bbb, stableRS: aaa, phase: Progressing}}",
                ArgoRollout.class);
    }

    private static Pod pod(String name, String label, String phase, String more) {
        return SERIALIZATION.unmarshal(
                "{metadata: {name: " + name + ", labels: {" + label + "}" + more + "}, status: {phase: " + phase + "}}",
                Pod.class);
    }

    /** A cluster that has what a test puts there. */
    private static final class Cluster implements ApplicationView {

        private Deployment deployment;
        private StatefulSet statefulSet;
        private ArgoRollout argoRollout;
        private List<ReplicaSet> replicaSets = List.of();
        private List<Pod> pods = List.of();
        private boolean argo;
        private boolean permitted = true;
        private LabelSelector asked;

        @Override
        public Look<Service> service(String name) {
            return new Look.Missing<>();
        }

        @Override
        public Look<Deployment> deployment(String name) {
            return look(deployment);
        }

        @Override
        public Look<List<Deployment>> deployments() {
            return new Look.Missing<>();
        }

        @Override
        public Look<StatefulSet> statefulSet(String name) {
            return look(statefulSet);
        }

        @Override
        public Look<ArgoRollout> argoRollout(String name) {
            return look(argoRollout);
        }

        @Override
        public boolean hasArgoRollouts() {
            return argo;
        }

        @Override
        public Look<List<ReplicaSet>> replicaSets(LabelSelector selector) {
            return look(replicaSets);
        }

        @Override
        public Look<List<Pod>> pods(LabelSelector selector) {
            asked = selector;
            return look(pods);
        }

        private <T> Look<T> look(T found) {
            if (!permitted) {
                return new Look.NotPermitted<>();
            }
            return found == null ? new Look.Missing<>() : new Look.Found<>(found);
        }
    }
}
