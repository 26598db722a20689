package dev.kanmon.crash;

import dev.kanmon.crash.Executioner.Moment;
import dev.kanmon.crash.Flaw.Kind;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Kills the operator at each of its writes, before and after the API server acts on it, and lets the next one finish
 * the scenario. Each scenario has a namespace, an operator and a real database of its own; the runner runs in this JVM.
 */
final class OperatorCrash {

    private static final int NEVER = Integer.MAX_VALUE;

    private final int atOnce;
    private final int every;
    private final Set<Moment> moments;
    private final KubernetesClient admin = Cluster.prepared();
    private final Consumer<OperatorCrashCounts> spectator;
    private final OperatorCrashCounts counts = new OperatorCrashCounts();

    /**
     * @param atOnce how many scenarios run side by side
     * @param every 1 to kill at each write, 3 at each third one, and so on
     * @param moments on which sides of each write; either one covers every gap between two writes
     * @param spectator is shown the counts after each scenario, on several threads
     */
    OperatorCrash(int atOnce, int every, Set<Moment> moments, Consumer<OperatorCrashCounts> spectator) {
        this.atOnce = atOnce;
        this.every = every;
        this.moments = moments;
        this.spectator = spectator;
    }

    OperatorCrashCounts run() throws Exception {
        int writes = play(NEVER, Moment.BEFORE_SENDING);
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Integer>> plays = new ArrayList<>();
            for (int write = 1; write <= writes; write += every) {
                int fatal = write;
                for (Moment moment : moments) {
                    plays.add(executor.submit(() -> play(fatal, moment)));
                }
            }
            for (Future<Integer> play : plays) {
                play.get();
            }
        } finally {
            executor.shutdownNow();
        }
        return counts;
    }

    /** @return how many writes the operator made until it ended */
    private int play(int fatalWrite, Moment moment) {
        Team team = new Team(admin, TestKubernetes.shared().newNamespace());
        RunLog runs = new RunLog();
        Executioner executioner = new Executioner(fatalWrite, moment);
        try (TestDatabase database = TestPostgres.shared().newDatabase();
                KubeletPlayer kubelet = KubeletPlayer.builder(admin)
                        .namespace(team.namespace())
                        .images(new ImageRegistry().add(TestOperator.RUNNER_IMAGE, ContainerImage.ofFunction(runs)))
                        .start();
                MortalOperator operator = new MortalOperator(team.namespace(), executioner)) {
            List<Flaw> flaws = new ArrayList<>(OperatorScenario.flaws(team, database));
            if (!runs.commands().equals(OperatorScenario.COMMANDS)) {
                flaws.add(new Flaw(Kind.APPLIED_TWICE, "runs: " + runs.commands()));
            }
            operator.diedOf().ifPresentOrElse(fatal -> counts.killed(moment, fatal), () -> {
                if (fatalWrite != NEVER) {
                    counts.survived();
                }
            });
            counts.played(flaws.stream()
                    .map(flaw -> new Flaw(flaw.kind(), "write " + fatalWrite + ", " + moment + ": " + flaw.text()))
                    .toList());
            spectator.accept(counts);
            return executioner.writes();
        }
    }
}
