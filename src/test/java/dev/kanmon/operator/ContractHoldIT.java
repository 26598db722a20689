package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.PlayedApplication;
import dev.kanmon.testsupport.operator.ScriptedContract;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;

/** A removing migration on a real API server: it does not run while something of an old version is left. */
class ContractHoldIT {

    private static final String NAME = "shop";
    private static final String REMOVING = ScriptedContract.REMOVING;

    @BeforeAll
    static void prepare() {
        Cluster.prepared();
    }

    @ConcurrentTest
    void itWaitsForAnOldPodThatIsEndingThoughTheDeploymentSaysThatItIsDone() {
        try (Scene scene = new Scene("0s")) {
            String old = scene.begin();
            assertHeld(scene.team.get(NAME));

            scene.application.describe("v2");
            scene.application.start("v2");
            scene.application.tellToEnd(old);
            scene.application.claimCompletion();
            scene.assertStaysHeld();
            assertThat(scene.contract().waitingFor()).contains(old);

            scene.application.end(old);
            scene.awaitRemoved();
        }
    }

    @ConcurrentTest
    void theSoakGoesOnWhereItWasAfterARestart() {
        try (Scene scene = new Scene("6s")) {
            scene.replace(scene.begin());
            scene.await(contract -> hasSoaked(contract, "2s"));
            scene.operator.close();
            ContractStatus left = scene.contract();
            scene.operator = scene.startOperator();
            scene.await(contract -> contract.held().isEmpty());
            assertThat(left.released()).isEmpty();
            scene.awaitRemoved();
        }
    }

    @ConcurrentTest
    void anOldPodThatComesBackBeginsTheSoakAnew() {
        try (Scene scene = new Scene("5s")) {
            scene.replace(scene.begin());
            scene.await(contract -> hasSoaked(contract, "1s"));
            String back = scene.application.start("v1");
            scene.await(contract -> contract.holds().get(0).soaked() == null);
            assertThat(scene.script.isRemoved()).isFalse();
            scene.application.end(back);
            scene.awaitRemoved();
        }
    }

    @ConcurrentTest
    void aPersonsWordRunsItAtOnce() {
        try (Scene scene = new Scene("14d")) {
            scene.begin();
            scene.team.release(NAME, REMOVING);
            scene.awaitRemoved();
        }
    }

    @ConcurrentTest
    void podsThatAreSaidToBePreparedAreNotWaitedFor() {
        try (Scene scene = new Scene("0s")) {
            scene.application.describe("v1", Map.of(ApiGroup.PREPARED_FOR_ANNOTATION, REMOVING));
            scene.application.start("v1");
            scene.apply();
            scene.awaitRemoved();
        }
    }

    @ConcurrentTest
    void withoutTheRightToLookNothingIsReleasedAndTheMessageSaysWhichSwitchIsMissing() {
        try (Scene scene = new Scene("0s", Cluster.asOperator())) {
            scene.application.describe("v1");
            scene.apply();
            scene.await(contract -> contract.waitingFor().contains("rollouts.contract"));
            assertHeld(scene.team.awaitReason(NAME, Reason.ContractHeld));
            assertThat(scene.script.isRemoved()).isFalse();
        }
    }

    private static boolean hasSoaked(ContractStatus contract, String soaked) {
        return contract.holds().stream().map(Hold::soaked).anyMatch(soaked::equals);
    }

    private static void assertHeld(DatabaseMigration migration) {
        assertThat(Team.condition(migration, ConditionType.Ready).status()).isEqualTo(ConditionState.True);
        assertThat(Team.condition(migration, ConditionType.Ready).reason()).isEqualTo(Reason.ContractHeld.name());
        assertThat(Team.condition(migration, ConditionType.Applied).status()).isEqualTo(ConditionState.False);
        assertThat(Team.condition(migration, ConditionType.Applied).message()).contains(REMOVING);
    }

    /** A DatabaseMigration whose application the test plays, and an operator that can be stopped at any moment. */
    private static final class Scene implements AutoCloseable {

        private final KubernetesClient admin = TestKubernetes.shared().client();
        private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
        private final ScriptedContract script = new ScriptedContract();
        private final PlayedApplication application = new PlayedApplication(admin, team.namespace(), NAME);
        private final KubeletPlayer kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(script)
                .start();
        private final String soak;
        private TestOperator operator;

        Scene(String soak) {
            this(soak, Cluster.asOperatorWithRollouts());
        }

        Scene(String soak, KubernetesClient operatorsClient) {
            this.soak = soak;
            this.operator = TestOperator.start(operatorsClient, team.namespace());
        }

        TestOperator startOperator() {
            return TestOperator.start(Cluster.asOperatorWithRollouts(), team.namespace());
        }

        /** With one pod of version v1, up to where the removing migration is held for it. */
        String begin() {
            application.describe("v1");
            String pod = application.start("v1");
            apply();
            await(contract -> contract.holds().stream().anyMatch(hold -> hold.since() != null));
            team.awaitReason(NAME, Reason.ContractHeld);
            return pod;
        }

        void apply() {
            team.secret("shop-db", "url", "postgresql://nobody@localhost/none");
            team.configMap(
                    NAME,
                    Map.of(
                            ScriptedContract.ADDING + ".sql", "ALTER TABLE person ADD COLUMN full_name text;",
                            REMOVING + ".sql", "ALTER TABLE person DROP COLUMN name;"));
            team.migration(
                    NAME,
                    Specs.unasked(Team.target(NAME), Team.source(NAME))
                            .rollout(new Rollout(
                                    null,
                                    List.of(new Workload(WorkloadKind.Deployment, NAME)),
                                    null,
                                    new Rollout.Contract(null, soak, null),
                                    null))
                            .build());
        }

        /** Rolls version v2 out. */
        void replace(String old) {
            application.describe("v2");
            application.start("v2");
            application.end(old);
        }

        /** Has the operator look now, and sees that nothing comes of it. */
        void assertStaysHeld() {
            team.nudge(NAME);
            Awaitility.await("no run of what is held")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> contract().held().contains(REMOVING) && !isReleasedToAJob());
        }

        private boolean isReleasedToAJob() {
            return team.jobs().stream()
                    .flatMap(job -> job.getSpec().getTemplate().getSpec().getContainers().stream())
                    .flatMap(container -> container.getArgs().stream())
                    .anyMatch(argument -> argument.equals(RunnerOptions.RELEASE + "=" + REMOVING));
        }

        ContractStatus contract() {
            return team.get(NAME).getStatus().rollout().contract();
        }

        void await(Predicate<ContractStatus> wanted) {
            team.await(
                    NAME,
                    migration -> migration.getStatus() != null
                            && migration.getStatus().rollout() != null
                            && migration.getStatus().rollout().contract() != null
                            && wanted.test(migration.getStatus().rollout().contract()));
        }

        /** Waits until it has run, and nothing is left to be told of it. */
        void awaitRemoved() {
            team.await(
                    NAME,
                    migration -> script.isRemoved()
                            && migration.getStatus().rollout() == null
                            && Team.condition(migration, ConditionType.Applied).status() == ConditionState.True);
        }

        @Override
        public void close() {
            operator.close();
            kubelet.close();
        }
    }
}
