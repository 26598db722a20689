package dev.kanmon.crash;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.OperatorProcess;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kills the operator's process at random moments of the scenario. Nothing is played but the kubelet. */
final class OperatorProcessCrash {

    /** How long an operator works at most until it is killed; some are killed before they have started to. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(6);
    /** After so many kills one scenario is left to end in peace. */
    private static final int KILLS_PER_SCENARIO = 3;

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    private final KubernetesClient admin = Cluster.prepared();
    private final Path kubeconfig = Cluster.serviceAccountKubeconfig();
    private final int wanted;
    private final Random random;
    private final List<Flaw> flaws = new ArrayList<>();
    private Duration longestLife;
    private int kills;
    private int scenarios;

    /**
     * @param kills how many processes to kill, at least
     * @param seed the same one draws the same delays
     */
    OperatorProcessCrash(int kills, long seed) {
        this.wanted = kills;
        this.random = new Random(seed);
    }

    void run() throws Exception {
        longestLife = timeToStart().plus(LONGEST_WORK);
        while (kills < wanted) {
            play();
            scenarios++;
        }
    }

    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** The counts as a person reads them. */
    String text() {
        return String.format("operator process: %d times SIGKILL, %d scenarios to their end%n", kills, scenarios)
                + Flaw.counts(flaws);
    }

    private Duration timeToStart() {
        long began = System.nanoTime();
        try (OperatorProcess operator = start()) {
            operator.awaitHealthy(START_PATIENCE);
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private void play() throws Exception {
        Team team = new Team(admin, TestKubernetes.shared().newNamespace());
        ImageRegistry images =
                new ImageRegistry().add(TestOperator.RUNNER_IMAGE, ContainerImage.ofProgram(Path.of("bin", "kanmon")));
        try (TestDatabase database = TestPostgres.shared().newDatabase();
                KubeletPlayer kubelet = KubeletPlayer.builder(admin)
                        .namespace(team.namespace())
                        .images(images)
                        .start()) {
            CompletableFuture<List<Flaw>> scenario =
                    CompletableFuture.supplyAsync(() -> OperatorScenario.flaws(team, database));
            for (int i = 0; i < KILLS_PER_SCENARIO && !scenario.isDone(); i++) {
                killOneDuring(scenario);
            }
            try (OperatorProcess last = start()) {
                List<Flaw> found = scenario.get();
                flaws.addAll(found);
                if (!found.isEmpty()) {
                    System.out.println("the last operator's log ends with" + System.lineSeparator() + last.logEnd());
                }
            }
        }
    }

    private void killOneDuring(CompletableFuture<List<Flaw>> scenario) throws Exception {
        Duration life = Duration.ofNanos((long) (longestLife.toNanos() * random.nextDouble()));
        try (OperatorProcess operator = start()) {
            if (!endsWithin(life, scenario)) {
                operator.kill();
                kills++;
            }
        }
    }

    private static boolean endsWithin(Duration time, CompletableFuture<?> scenario) throws Exception {
        try {
            scenario.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillGoing) {
            return false;
        }
    }

    private OperatorProcess start() {
        return OperatorProcess.builder(kubeconfig)
                .environment("KANMON_RUNNER_IMAGE", TestOperator.RUNNER_IMAGE)
                .start();
    }
}
