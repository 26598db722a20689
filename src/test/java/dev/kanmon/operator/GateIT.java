package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.GateSamples;
import dev.kanmon.testsupport.operator.GateSamples.Sample;
import dev.kanmon.testsupport.operator.LinkedKubeconfig;
import dev.kanmon.testsupport.operator.OperatorProcess;
import dev.kanmon.testsupport.operator.ScriptedRunner;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of the packaged operator, a process of its own, on a real API server. Runs are played. */
class GateIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** kanmon.gate.stale-after, and as much again as a slow machine takes to notice. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(10);

    private static final String FIRST = "20260101000000_init";
    private static final String SECOND = "20260102000000_next";

    private final KubernetesClient admin = Cluster.prepared();
    private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
    private final String gate = "/gates/" + team.namespace() + "/shop";
    private KubeletPlayer kubelet;

    @TempDir
    private Path directory;

    @BeforeEach
    void openNode() {
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(new ScriptedRunner(FIRST))
                .start();
    }

    @AfterEach
    void closeNode() {
        kubelet.close();
    }

    @Test
    void aGateFollowsTheRunsAndWhatNoRunHasLookedAtClosesIt() {
        try (OperatorProcess operator = alone();
                GateSamples samples = new GateSamples(operator, gate)) {
            operator.awaitHealthy(PATIENCE);
            await(samples, sample -> sample.status() == 404);
            team.configMap("shop", Map.of(FIRST + ".sql", "CREATE TABLE shop (id int);"));
            team.migration("shop");
            await(samples, Sample::isOpen);
            assertThat(firstOpen(samples.all()).body()).contains("\"phase\":\"Ready\"");
            assertThat(samples.all()).extracting(Sample::status).contains(423);

            assertThat(GateSamples.ask(operator, "/gates/" + team.namespace() + "/other")
                            .status())
                    .isEqualTo(404);
            assertThat(GateSamples.ask(operator, "/gates/kanmon-system/shop").status())
                    .as("a namespace that is not watched")
                    .isEqualTo(404);
            assertThat(GateSamples.ask(operator, gate + "?requires=" + SECOND).status())
                    .as("nobody has asked the database")
                    .isEqualTo(423);

            String before = run();
            suspend();
            await(samples, Sample::isOpen);
            editSource();
            Sample closed = await(samples, sample -> sample.status() == 423);
            assertThat(closed.body()).contains("SourceChanged");
            assertNeverOpenSince(samples, closed.askedAt());

            team.suspend("shop", false);
            await(samples, Sample::isOpen);
            assertThat(run()).as("a run for what is there now").isNotEqualTo(before);
        }
    }

    @Test
    void anotherSpecThatIsSuspendedIsNotTheOneThatRan() {
        try (OperatorProcess operator = alone();
                GateSamples samples = new GateSamples(operator, gate)) {
            operator.awaitHealthy(PATIENCE);
            migrate();
            await(samples, Sample::isOpen);
            team.change("shop", spec -> Specs.from(spec)
                    .target(Team.target("other"))
                    .suspend(true)
                    .build());
            Sample closed = await(samples, sample -> sample.status() == 423);
            awaitObserved();
            assertNeverOpenSince(samples, closed.askedAt());
            assertThat(samples.last().body()).contains("RunDue");
        }
    }

    @Test
    void anOperatorThatStartsIsClosedUntilItsCachesAreFilled() {
        try (OperatorProcess first = alone()) {
            first.awaitHealthy(PATIENCE);
            migrate();
            first.kill();
        }
        try (OperatorProcess second = alone();
                GateSamples samples = new GateSamples(second, gate)) {
            await(samples, Sample::isOpen);
            List<Sample> before =
                    samples.all().stream().takeWhile(sample -> !sample.isOpen()).toList();
            assertThat(before).extracting(Sample::status).isSubsetOf(0, 425).contains(425);
            assertThat(second.health().isUp()).isTrue();
        }
    }

    @Test
    void withoutAnElectionThereIsNoLeaseThatCouldBeLost() {
        Resource<Lease> lease = admin.leases().inNamespace("kanmon-system").withName("kanmon");
        lease.delete();
        try (OperatorProcess operator = alone()) {
            operator.awaitHealthy(PATIENCE);
            migrate();
            assertThat(lease.get()).isNull();
        }
    }

    @Test
    void whoStandsByAnswersNothingUntilItLeads() {
        try (OperatorProcess leader = elected("kanmon-gate-0")) {
            leader.awaitHealthy(PATIENCE);
            try (OperatorProcess standby = elected("kanmon-gate-1");
                    GateSamples ofLeader = new GateSamples(leader, gate);
                    GateSamples ofStandby = new GateSamples(standby, gate)) {
                standby.awaitHealthy(PATIENCE);
                migrate();
                await(ofLeader, Sample::isOpen);
                await(ofStandby, sample -> sample.status() == 421);
                long killed = System.nanoTime();
                assertThat(ofStandby.all()).noneMatch(Sample::isOpen);
                leader.kill();
                await(ofStandby, Sample::isOpen);
                assertThat(firstOpen(ofStandby.all()).askedAt()).isGreaterThan(killed);
            }
        }
    }

    @Test
    void withoutTheApiServerItClosesAndWhatItMissedDoesNotOpenIt() {
        assertClosesWhen(linked -> linked.link().tear());
    }

    @Test
    void withAnApiServerThatSaysNothingMoreItClosesAndWhatItMissedDoesNotOpenIt() {
        assertClosesWhen(linked -> linked.link().block());
    }

    @Test
    void withoutItsTokenNobodyIsAnswered() throws Exception {
        Path tokens = Files.writeString(directory.resolve("tokens"), "correct-horse-battery-staple\n");
        try (OperatorProcess operator = builder(Cluster.serviceAccountKubeconfig())
                        .environment("KANMON_GATE_AUTHENTICATION", "Token")
                        .environment("KANMON_GATE_TOKEN_FILE", tokens.toString())
                        .start();
                GateSamples samples = new GateSamples(operator, gate)) {
            operator.awaitHealthy(PATIENCE);
            migrate();
            assertThat(samples.all()).noneMatch(Sample::isOpen);
            assertThat(samples.last().status()).isEqualTo(401);
            assertThat(Files.readString(operator.log())).doesNotContain("correct-horse");
        }
    }

    /** The resource is suspended, so that no run makes its edited source an applied one again. */
    private void assertClosesWhen(Consumer<LinkedKubeconfig> breaking) {
        try (LinkedKubeconfig linked = new LinkedKubeconfig(admin);
                OperatorProcess operator = builder(linked.file()).start();
                GateSamples samples = new GateSamples(operator, gate)) {
            operator.awaitHealthy(PATIENCE);
            migrate();
            suspend();
            await(samples, Sample::isOpen);

            long broken = System.nanoTime();
            breaking.accept(linked);
            Sample closed = await(samples, sample -> sample.status() == 425);
            System.out.printf(
                    "gate closed %d ms after the API server was lost: %s%n",
                    Duration.ofNanos(closed.askedAt() - broken).toMillis(), closed.body());
            assertThat(Duration.ofNanos(closed.askedAt() - broken)).isLessThan(STALE_AFTER.plusSeconds(2));

            editSource();
            linked.link().mend();
            await(samples, sample -> sample.body().contains("SourceChanged"));
            assertNeverOpenSince(samples, closed.askedAt());
        }
    }

    private void migrate() {
        team.configMap("shop", Map.of(FIRST + ".sql", "CREATE TABLE shop (id int);"));
        team.migration("shop");
        team.awaitReady("shop");
    }

    private void suspend() {
        team.suspend("shop", true);
        awaitObserved();
    }

    private void awaitObserved() {
        team.await("shop", migration -> migration
                .getMetadata()
                .getGeneration()
                .equals(migration.getStatus().observedGeneration()));
    }

    private void editSource() {
        team.configMap(
                "shop",
                Map.of(FIRST + ".sql", "CREATE TABLE shop (id int);", SECOND + ".sql", "CREATE TABLE next (id int);"));
    }

    private String run() {
        return team.get("shop").getStatus().run().id();
    }

    private OperatorProcess alone() {
        return builder(Cluster.serviceAccountKubeconfig()).start();
    }

    private OperatorProcess elected(String name) {
        return builder(Cluster.serviceAccountKubeconfig())
                .environment("KANMON_LEADER_ELECTION_ENABLED", "true")
                .podName(name)
                .start();
    }

    private OperatorProcess.Builder builder(Path kubeconfig) {
        return OperatorProcess.builder(kubeconfig)
                .environment("KANMON_LEADER_ELECTION_ENABLED", "false")
                .environment("KANMON_RUNNER_IMAGE", TestOperator.RUNNER_IMAGE)
                .environment("KANMON_IMAGE_VOLUMES", "Never")
                .environment("QUARKUS_OPERATOR_SDK_NAMESPACES", team.namespace());
    }

    private static Sample await(GateSamples samples, Predicate<Sample> which) {
        return Awaitility.await("the gate")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            samples.requireOperator();
                            return samples.last();
                        },
                        which);
    }

    private static void assertNeverOpenSince(GateSamples samples, long moment) {
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> samples.since(moment).stream().noneMatch(Sample::isOpen));
    }

    private static Sample firstOpen(List<Sample> samples) {
        return samples.stream().filter(Sample::isOpen).findFirst().orElseThrow();
    }
}
