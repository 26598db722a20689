package dev.kanmon.operator;

import static dev.kanmon.testsupport.application.BlueGreenScene.BLUE;
import static dev.kanmon.testsupport.application.BlueGreenScene.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.TrafficHook;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.contract.Labels;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.application.AppVersion;
import dev.kanmon.testsupport.application.BlueGreenScene;
import dev.kanmon.testsupport.operator.HeldHook;
import dev.kanmon.testsupport.operator.ScriptedRunner;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway decides who serves, and a Job of the team's tells it: how the hook ends, on a real API server. */
class TrafficHookIT {

    private static final String MIGRATION = "20260101000000_init";
    private static final Map<String, String> SWITCH = Map.of("KANMON_FROM", BLUE, "KANMON_TO", GREEN);
    private static final Map<String, String> BACK = Map.of("KANMON_FROM", GREEN, "KANMON_TO", BLUE);

    private final AppVersion first = AppVersion.of("shop:1");
    private final AppVersion second = AppVersion.of("shop:2");
    private final HeldHook gateway = new HeldHook(new ScriptedRunner(MIGRATION));
    private BlueGreenScene scene;

    @BeforeEach
    void open() {
        scene = BlueGreenScene.scripted(gateway, first, second);
    }

    @AfterEach
    void close() {
        gateway.close();
        scene.close();
    }

    @Test
    void theNewVersionServesWhenTheHookHasToldSoAndNotEarlier() {
        lead("1m");
        HookStatus hook = awaitSeen();
        assertThat(scene.await(status -> true).step()).isEqualTo(Step.Switching);

        scene.restartOperator();
        gateway.end(0);
        BlueGreenStatus done = scene.await(status -> status.outcome() == Outcome.Completed);

        assertThat(done.serving()).isEqualTo(ColourName.Green);
        assertThat(gateway.told()).containsExactly(SWITCH);
        assertThat(hookJobs()).containsExactly(hook.object());
        assertThat(scene.selected()).as("no Service is touched").isEqualTo("blue");
        assertToldOnce("ScalingUp", "CheckingHealth", "Switching", "Monitoring", "RolloutComplete");
    }

    @Test
    void aHookThatFailsStallsTheRolloutWithWhatItSaid() {
        lead("1m");
        awaitSeen();

        gateway.end(3);

        assertStalled("The gateway does not know the route.");
        assertThat(gateway.told()).containsExactly(SWITCH);
        assertToldOnce("TrafficHookFailed");
    }

    @Test
    void aHookThatIsNotDoneInTimeStallsTheRollout() {
        lead("3s");

        // The Job has the same deadline, and either may be seen to end first.
        assertStalled("was not done within 3s", "was stopped at its deadline");
    }

    @Test
    void aHookThatVanishesIsNotRepeatedUnasked() {
        lead("1m");
        HookStatus hook = awaitSeen();

        scene.team().deleteJob(hook.object());

        assertStalled("was deleted before its end was seen");
        assertThat(hookJobs()).isEmpty();
    }

    @Test
    void aPersonWhoAbortsHasTheHookTellTheOtherWayRound() {
        lead("1m");
        awaitSeen();
        gateway.end(3);
        assertStalled("The gateway does not know the route.");

        gateway.hold();
        gateway.end(0);
        scene.team().change("shop", spec -> Specs.from(spec)
                .rollout(new Rollout(null, null, null, null, wish("1m", BlueGreen.Control.Abort)))
                .build());
        BlueGreenStatus ended = scene.await(status -> status.outcome() != null);

        assertThat(ended.serving()).isEqualTo(ColourName.Blue);
        assertThat(gateway.told()).containsExactly(SWITCH, BACK);
        assertThat(hookJobs()).hasSize(2).doesNotHaveDuplicates();
    }

    private void lead(String timeout) {
        scene.team().configMap("shop", Map.of(MIGRATION + ".sql", "SELECT 1;"));
        scene.team()
                .migration(
                        "shop",
                        Specs.unasked(Team.target("shop"), Team.source("shop"))
                                .rollout(new Rollout(null, null, null, null, wish(timeout, BlueGreen.Control.Continue)))
                                .build());
        scene.team().awaitReady("shop");
        scene.release(GREEN, second);
    }

    private BlueGreen wish(String timeout, BlueGreen.Control control) {
        BlueGreen patched = scene.wish(null);
        BlueGreen.Monitor monitor =
                new BlueGreen.Monitor("1s", "300ms", "1%", 1, null, null, new BlueGreen.Readiness());
        TrafficHook hook = new KubernetesSerialization().unmarshal("""
                timeout: %s
                job: {spec: {backoffLimit: 0, template: {spec: {containers: [{name: shift, image: team/gateway}]}}}}
                """.formatted(timeout), TrafficHook.class);
        return new BlueGreen(
                null,
                patched.selectorKey(),
                patched.blue(),
                patched.green(),
                ColourName.Blue,
                patched.healthCheck(),
                0,
                null,
                monitor,
                null,
                null,
                "2m",
                control,
                hook);
    }

    private HookStatus awaitSeen() {
        return scene.await(status -> status.trafficHook() != null
                        && status.trafficHook().phase() == HookPhase.Running
                        && status.trafficHook().objectUid() != null
                        && !gateway.told().isEmpty())
                .trafficHook();
    }

    /** @param words the message has one of them */
    private void assertStalled(String... words) {
        BlueGreenStatus status = scene.await(found -> found.reason() == Reason.TrafficHookFailed);
        assertThat(status.message()).containsAnyOf(words);
        assertThat(status.outcome()).as("which version serves is not certain").isNull();
    }

    private List<String> hookJobs() {
        return scene.team().jobs().stream()
                .filter(job -> job.getMetadata().getLabels().containsKey(Labels.HOOK))
                .map(job -> job.getMetadata().getName())
                .toList();
    }

    private void assertToldOnce(String... reasons) {
        List<String> told =
                TestKubernetes.shared()
                        .client()
                        .v1()
                        .events()
                        .inNamespace(scene.team().namespace())
                        .list()
                        .getItems()
                        .stream()
                        .filter(event -> event.getInvolvedObject().getName().equals("shop"))
                        .map(Event::getReason)
                        .toList();
        assertThat(told).contains(reasons);
        assertThat(told.stream().filter(reason -> List.of(reasons).contains(reason)))
                .doesNotHaveDuplicates();
    }
}
