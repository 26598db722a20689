package dev.kanmon.operator;

import static dev.kanmon.testsupport.application.BlueGreenScene.BLUE;
import static dev.kanmon.testsupport.application.BlueGreenScene.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.OnSuccess;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.application.AppVersion;
import dev.kanmon.testsupport.application.BlueGreenScene;
import dev.kanmon.testsupport.application.SteadyClient;
import dev.kanmon.testsupport.operator.ScriptedRunner;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens on the way from blue to green, on a real API server under the rights of {@code deploy/rollouts}, with real web
 * servers behind a proxy that follows the Service; the runner's answers are laid down. ExpandContractIT goes the
 * whole road with a database.
 */
class BlueGreenIT {

    private static final String MIGRATION = "20260101000000_init";

    private final AppVersion first = AppVersion.of("shop:1");
    private final AppVersion second = AppVersion.of("shop:2");
    private BlueGreenScene scene;
    private SteadyClient client;

    @BeforeEach
    void open() {
        scene = BlueGreenScene.scripted(new ScriptedRunner(MIGRATION), first, second);
        client = new SteadyClient(scene.port());
        Awaitility.await("answers").until(() -> client.isServedBy(BLUE));
    }

    @AfterEach
    void close() {
        client.close();
        scene.close();
    }

    @Test
    void newVersionTakesOverWithoutAFailedRequestAndTheOldOneIsScaledDown() {
        lead(scene.wish(new OnSuccess(SuccessAction.ScaleDown, "0s")));

        scene.release(GREEN, second);
        scene.await(status -> status.outcome() == Outcome.Completed && status.step() == Step.Idle);

        Awaitility.await("green").until(() -> client.isServedBy(GREEN));
        assertThat(client.failures()).isEmpty();
        assertThat(scene.selected()).isEqualTo("green");
        assertThat(scene.replicas(GREEN)).isEqualTo(2);
        assertThat(scene.replicas(BLUE)).isZero();
        scene.team().awaitReady("shop");
    }

    @Test
    void versionThatStartsToFailIsTakenBackWithinAnIntervalAndASecond() {
        Duration interval = Duration.ofSeconds(1);
        lead(scene.wish(
                BlueGreenScene.monitor(
                        "http://127.0.0.1:" + scene.port() + "/errors", "5m", interval.toSeconds() + "s"),
                null,
                null));
        scene.release(GREEN, second);
        scene.await(status -> status.step() == Step.Monitoring
                && status.samples() != null
                && status.samples().good() >= 2);
        assertThat(client.failures()).as("before it fails").isEmpty();

        second.failing(true);
        scene.await(status -> status.outcome() == Outcome.SwitchedBack);
        Awaitility.await("blue").until(() -> client.isServedBy(BLUE));

        Instant seen = second.firstBadSample().orElseThrow();
        Instant back = client.outcomes().stream()
                .filter(outcome -> outcome.at().isAfter(seen) && outcome.by().equals(BLUE))
                .findFirst()
                .orElseThrow()
                .at();
        Duration took = Duration.between(seen, back);
        System.out.printf(
                "# switch back: blue serves again %d ms after the first bad sample (monitor interval %d ms); %d of %d requests failed%n",
                took.toMillis(),
                interval.toMillis(),
                client.failures().size(),
                client.outcomes().size());
        assertThat(took).isLessThan(interval.plusSeconds(1));
        assertThat(client.failures()).allMatch(failure -> failure.by().equals(GREEN));
        assertThat(client.outcomes().stream().filter(outcome -> outcome.at().isAfter(back.plusMillis(500))))
                .as("after blue is back")
                .noneMatch(SteadyClient.Outcome::isFailure);
        Awaitility.await("green is scaled down").until(() -> scene.replicas(GREEN) == 0);
        assertReason(Reason.SwitchedBack);
    }

    @Test
    void versionThatIsNotHealthyNeverServes() {
        second.failing(true);
        lead(scene.wish(null));

        scene.release(GREEN, second);
        scene.await(status -> status.outcome() == Outcome.Failed);

        Awaitility.await("green is scaled down").until(() -> scene.replicas(GREEN) == 0);
        assertThat(client.failures()).isEmpty();
        assertThat(client.outcomes()).allMatch(outcome -> outcome.by().equals(BLUE));
    }

    @Test
    void anOperatorThatIsStartedAnewInEveryStepCarriesOn() {
        lead(scene.wish(new OnSuccess(SuccessAction.ScaleDown, "1s")));
        scene.release(GREEN, second);
        Set<Step> restartedIn = EnumSet.noneOf(Step.class);

        Awaitility.await("the end")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    BlueGreenStatus status = scene.await(found -> true);
                    if (restartedIn.add(status.step())) {
                        scene.restartOperator();
                    }
                    return status.outcome() == Outcome.Completed && status.step() == Step.Idle;
                });

        System.out.println("# restarted in: " + restartedIn);
        assertThat(restartedIn).contains(Step.Idle, Step.CheckingHealth, Step.Monitoring, Step.Settling);
        assertThat(client.failures()).isEmpty();
        assertThat(scene.selected()).isEqualTo("green");
        assertThat(scene.replicas(BLUE)).isZero();
    }

    @Test
    void serviceThatSomebodySwitchesBackByHandIsLeftAlone() {
        lead(scene.wish(longMonitor(), null, null));
        scene.release(GREEN, second);
        scene.awaitStep(Step.Monitoring);

        scene.select("blue");
        scene.await(status -> status.outcome() == Outcome.SwitchedBack);

        Awaitility.await("blue").until(() -> client.isServedBy(BLUE));
        assertThat(scene.selected()).isEqualTo("blue");
        assertReason(Reason.ServiceChanged);
        assertThat(client.failures()).isEmpty();
    }

    @Test
    void serviceThatSelectsNeitherStopsTheRolloutAndSaysSo() {
        lead(scene.wish(longMonitor(), null, null));
        scene.release(GREEN, second);
        scene.awaitStep(Step.Monitoring);

        scene.select("red");
        scene.team().await("shop", migration -> Team.condition(migration, ConditionType.RolledOut)
                .reason()
                .equals(Reason.ServingUnclear.name()));

        assertThat(scene.selected()).isEqualTo("red");
        scene.select("green");
        scene.team().await("shop", migration -> Team.condition(migration, ConditionType.RolledOut)
                .reason()
                .equals(Reason.Monitoring.name()));
    }

    @Test
    void deploymentOfTheNewVersionThatIsDeletedWhileItServesBringsTheOldOneBack() {
        lead(scene.wish(longMonitor(), null, null));
        scene.release(GREEN, second);
        scene.awaitStep(Step.Monitoring);

        scene.delete(GREEN);
        scene.await(status -> status.outcome() == Outcome.SwitchedBack);

        Awaitility.await("blue").until(() -> client.isServedBy(BLUE));
        assertThat(scene.selected()).isEqualTo("blue");
    }

    @Test
    void monitorThatIsGoneHoldsTheRolloutAndNeitherPassesNorFailsIt() {
        String nobody = "http://127.0.0.1:" + TestPostgres.unusedPort() + "/errors";
        lead(scene.wish(BlueGreenScene.monitor(nobody, "1s", "200ms"), null, null));
        scene.release(GREEN, second);

        BlueGreenStatus held = scene.await(status -> status.step() == Step.Monitoring
                && status.samples() != null
                && status.samples().missing() >= 10);

        assertThat(held.outcome()).isNull();
        assertThat(held.samples().good()).isZero();
        assertThat(held.message()).contains("no connection", "Time without an answer does not count");
        assertReason(Reason.MonitorUnavailable);
        assertThat(scene.selected()).isEqualTo("green");
    }

    @Test
    void ofTwoForOneServiceTheOlderLeadsAndTheOtherSaysSo() {
        lead(scene.wish(longMonitor(), null, null));
        scene.team().awaitReady("shop");
        scene.team().secret("twin-db", "url", "postgresql://nobody@localhost/none");
        scene.team().configMap("twin", Map.of(MIGRATION + ".sql", "SELECT 1;"));
        scene.team().migration("twin", spec("twin", scene.wish(longMonitor(), null, Control.SwitchBack)));

        scene.release(GREEN, second);
        scene.awaitStep(Step.Monitoring);

        scene.team()
                .await(
                        "twin",
                        migration -> Team.condition(migration, ConditionType.RolledOut) != null
                                && Team.condition(migration, ConditionType.RolledOut)
                                        .reason()
                                        .equals(Reason.ServiceTaken.name()));
        assertThat(scene.selected()).isEqualTo("green");
        assertThat(client.failures()).isEmpty();
    }

    private void lead(BlueGreen wish) {
        scene.team().configMap("shop", Map.of(MIGRATION + ".sql", "SELECT 1;"));
        scene.team().migration("shop", spec("shop", wish));
        scene.team().awaitReady("shop");
    }

    private BlueGreen.Monitor longMonitor() {
        return BlueGreenScene.monitor("http://127.0.0.1:" + scene.port() + "/errors", "5m", "500ms");
    }

    private static DatabaseMigrationSpec spec(String name, BlueGreen wish) {
        return Specs.unasked(Team.target(name), Team.source(name))
                .rollout(new Rollout(null, null, null, null, wish))
                .build();
    }

    private void assertReason(Reason reason) {
        assertThat(Team.condition(scene.team().get("shop"), ConditionType.RolledOut)
                        .reason())
                .isEqualTo(reason.name());
    }
}
