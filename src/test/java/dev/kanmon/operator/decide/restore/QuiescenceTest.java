package dev.kanmon.operator.decide.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.RestoreStatus.Quiesced;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Missing;
import dev.kanmon.operator.decide.restore.DeploymentObservation.NotPermitted;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Present;
import dev.kanmon.operator.decide.restore.Quiescence.Scaling;
import dev.kanmon.operator.decide.restore.Quiescence.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuiescenceTest {

    @Test
    void replicasAreNotedBeforeAnythingIsScaled() {
        Step step = Quiescence.stop(List.of("web", "worker"), List.of(), Map.of("web", at(3), "worker", at(2)));
        assertThat(step.quiesced()).containsExactly(noted("web", 3), noted("worker", 2));
        assertThat(step.scaling()).contains(new Scaling("web", 3, 0));
        assertThat(step.isDone()).isFalse();
    }

    @Test
    void podsThatAreLeftAreWaitedFor() {
        Step step = Quiescence.stop(List.of("web"), List.of(noted("web", 3)), Map.of("web", new Present(0, 1)));
        assertThat(step.scaling()).isEmpty();
        assertThat(step.awaited()).containsExactly("web");
        assertThat(step.quiesced()).containsExactly(noted("web", 3));
    }

    @Test
    void whoScalesUpMeanwhileSaysWhatItHasAfterwards() {
        Step step = Quiescence.stop(List.of("web"), List.of(noted("web", 3)), Map.of("web", at(5)));
        assertThat(step.quiesced()).containsExactly(noted("web", 5));
        assertThat(step.scaling()).contains(new Scaling("web", 5, 0));
    }

    @Test
    void whatSomebodyScaledUpHimselfIsLeftAndTold() {
        Step step = Quiescence.resume(List.of(noted("web", 3)), Map.of("web", at(1)));
        assertThat(step.isDone()).isTrue();
        assertThat(Quiescence.isOwed(step.quiesced())).isFalse();
        assertThat(Quiescence.remarks(step.quiesced())).contains("web had 3 replicas before", "made them 1");
    }

    @Test
    void aDeploymentThatIsGoneOwesNothing() {
        Step step = Quiescence.resume(List.of(noted("web", 3)), Map.of("web", new Missing()));
        assertThat(Quiescence.isOwed(step.quiesced())).isFalse();
        assertThat(Quiescence.remarks(step.quiesced())).contains("is not there any more");
    }

    @Test
    void rightsThatAreMissingAreTold() {
        assertThat(Quiescence.problem(List.of("web"), Map.of("web", new NotPermitted())))
                .hasValueSatisfying(text -> assertThat(text).contains("backups.quiesce"));
        assertThat(Quiescence.problem(List.of("web"), Map.of("web", new Missing())))
                .hasValueSatisfying(text -> assertThat(text).contains("Deployment web"));
    }

    /** Each step is done, or the operator dies before it and looks again: in the end everything is as it was. */
    @Property
    void stopAndResumeEndAsTheyBeganWhateverIsInterrupted(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 9) Integer> replicas,
            @ForAll @Size(40) List<Boolean> interrupted) {
        Map<String, DeploymentObservation> cluster = new HashMap<>();
        for (int index = 0; index < replicas.size(); index++) {
            cluster.put("app-" + index, at(replicas.get(index)));
        }
        Map<String, DeploymentObservation> before = Map.copyOf(cluster);
        List<String> names = before.keySet().stream().sorted().toList();
        List<Quiesced> status = List.of();
        int look = 0;
        Step step;
        do {
            step = Quiescence.stop(names, status, cluster);
            status = step.quiesced();
            perform(step, cluster, interrupted.get(look++ % interrupted.size()) && look < interrupted.size());
        } while (!step.isDone());
        assertThat(cluster.values()).allMatch(new Present(0, 0)::equals);
        do {
            step = Quiescence.resume(status, cluster);
            status = step.quiesced();
            perform(step, cluster, interrupted.get(look++ % interrupted.size()) && look < 2 * interrupted.size());
        } while (Quiescence.isOwed(status));
        assertThat(cluster).isEqualTo(before);
        assertThat(Quiescence.remarks(status)).isEmpty();
    }

    private static void perform(Step step, Map<String, DeploymentObservation> cluster, boolean interrupted) {
        if (!interrupted) {
            step.scaling().ifPresent(scaling -> cluster.put(scaling.deployment(), at(scaling.to())));
        }
    }

    private static DeploymentObservation at(int replicas) {
        return new Present(replicas, replicas);
    }

    private static Quiesced noted(String deployment, int replicas) {
        return new Quiesced(deployment, replicas, false, null);
    }
}
