package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.FailureAction;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for a rollout whatever happens to the cluster, to the operator and to what it does, in whatever order. That no
 * colour is switched to that cannot serve, and that nothing is taken away that serves, the model itself checks.
 */
class BlueGreenWalkPropertiesTest {

    /** How an operator may get through a pass. */
    enum Pass {
        WHOLE,
        CRASHED_BEFORE_THE_EFFECT,
        CRASHED_AFTER_THE_EFFECT;

        void on(ModelCluster cluster) {
            switch (this) {
                case WHOLE -> cluster.pass();
                case CRASHED_BEFORE_THE_EFFECT -> cluster.passAndCrash();
                case CRASHED_AFTER_THE_EFFECT -> cluster.passDoneAndCrash();
            }
        }
    }

    /** What may happen between two passes. */
    enum Event {
        NOTHING,
        NEW_VERSION_ON_BLUE,
        NEW_VERSION_ON_GREEN,
        BLUE_DELETED,
        GREEN_DELETED,
        BLUE_CREATED,
        GREEN_CREATED,
        SELECTS_BLUE,
        SELECTS_GREEN,
        SELECTS_BOTH,
        SELECTS_NEITHER,
        MONITOR_GONE,
        MONITOR_BACK,
        SECOND_FAILS,
        SECOND_IS_UNWELL,
        GATE_CLOSES,
        GATE_OPENS,
        PAUSE,
        CONTINUE,
        ABORT,
        SWITCH_BACK,
        CONTRACTING,
        RIVAL,
        NO_RIVAL,
        RETRY,
        TIME;

        void on(ModelCluster cluster) {
            switch (this) {
                case NOTHING -> {}
                case NEW_VERSION_ON_BLUE -> deploy(cluster, ColourName.Blue);
                case NEW_VERSION_ON_GREEN -> deploy(cluster, ColourName.Green);
                case BLUE_DELETED -> cluster.delete(ColourName.Blue);
                case GREEN_DELETED -> cluster.delete(ColourName.Green);
                case BLUE_CREATED -> cluster.create(ColourName.Blue, "v3");
                case GREEN_CREATED -> cluster.create(ColourName.Green, "v2");
                case SELECTS_BLUE -> cluster.select("blue");
                case SELECTS_GREEN -> cluster.select("green");
                case SELECTS_BOTH -> cluster.select(null);
                case SELECTS_NEITHER -> cluster.select("red");
                case MONITOR_GONE -> cluster.monitorGone(true);
                case MONITOR_BACK -> cluster.monitorGone(false);
                case SECOND_FAILS -> cluster.failing("v2");
                case SECOND_IS_UNWELL -> cluster.unwell("v2");
                case GATE_CLOSES -> cluster.gate(false);
                case GATE_OPENS -> cluster.gate(true);
                case PAUSE -> control(cluster, Control.Pause);
                case CONTINUE -> control(cluster, Control.Continue);
                case ABORT -> control(cluster, Control.Abort);
                case SWITCH_BACK -> control(cluster, Control.SwitchBack);
                case CONTRACTING -> cluster.contracting(true).pass().contracting(false);
                case RIVAL -> cluster.rival("older");
                case NO_RIVAL -> cluster.rival(null);
                case RETRY -> cluster.retry("now");
                case TIME -> cluster.later(Duration.ofMinutes(11));
            }
        }

        private static void deploy(ModelCluster cluster, ColourName colour) {
            if (cluster.deployment(colour) != null) {
                cluster.deploy(colour, "v2".equals(cluster.deployment(colour).version()) ? "v4" : "v2");
            }
        }

        private static void control(ModelCluster cluster, Control control) {
            cluster.wish(cluster.wishes().control(control));
        }
    }

    record Happening(Event event, Pass pass, int passes) {}

    @Property(tries = 1000)
    void nothingThatHappensMakesItTouchWhatServesOrServeWhatCannot(
            @ForAll("wishes") Wishes wishes, @ForAll("happenings") List<Happening> happenings) {
        ModelCluster cluster = new ModelCluster(wishes).pass().deploy(ColourName.Green, "v2");
        for (Happening happening : happenings) {
            happening.event().on(cluster);
            happening.pass().on(cluster);
            cluster.passes(happening.passes());
        }
    }

    /** Once nobody interferes any more, and what is seen is clear, a rollout ends or rests. */
    @Property(tries = 500)
    void afterWhateverHappenedARolloutEnds(
            @ForAll("wishes") Wishes wishes, @ForAll("happenings") List<Happening> happenings) {
        ModelCluster cluster = new ModelCluster(wishes).pass().deploy(ColourName.Green, "v2");
        for (Happening happening : happenings) {
            happening.event().on(cluster);
            happening.pass().on(cluster);
            cluster.passes(happening.passes());
        }

        calm(cluster);

        cluster.passes(1).until(Step.Idle);
    }

    private static void calm(ModelCluster cluster) {
        if (cluster.deployment(ColourName.Blue) == null) {
            cluster.create(ColourName.Blue, "v1");
        }
        if (cluster.deployment(ColourName.Green) == null) {
            cluster.create(ColourName.Green, "v1");
        }
        if (!"green".equals(cluster.selected())) {
            cluster.select("blue");
        }
        Event.NO_RIVAL.on(cluster);
        Event.GATE_OPENS.on(cluster);
        Event.MONITOR_BACK.on(cluster);
        Event.CONTINUE.on(cluster);
        cluster.well("v2").later(Duration.ofMinutes(1));
    }

    /** The operator may go down before or after every single effect: it comes to the same end. */
    @Property(tries = 500)
    void aRestartBetweenAnyTwoEffectsLeadsToTheSameEnd(
            @ForAll("wishes") Wishes wishes,
            @ForAll boolean failing,
            @ForAll boolean unwell,
            @ForAll("passes") List<Pass> passes) {
        ModelCluster whole = rollout(wishes, failing, unwell);
        ModelCluster crashed = rollout(wishes, failing, unwell);
        passes.forEach(pass -> pass.on(crashed));

        whole.untilTheEnd();
        crashed.untilTheEnd();

        assertThat(crashed.outcome()).as(crashed::toString).isEqualTo(whole.outcome());
        assertThat(crashed.selected()).isEqualTo(whole.selected());
        assertThat(kinds(crashed)).isEqualTo(kinds(whole));
    }

    private static List<Class<?>> kinds(ModelCluster cluster) {
        return cluster.done().stream().<Class<?>>map(Object::getClass).toList();
    }

    @Property(tries = 500)
    void afterABadMonitorTheOldVersionServes(@ForAll("passes") List<Pass> passes) {
        ModelCluster cluster = rollout(Wishes.ofTheSeed(), true, false);
        passes.forEach(pass -> pass.on(cluster));

        cluster.untilTheEnd();

        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
    }

    private static ModelCluster rollout(Wishes wishes, boolean failing, boolean unwell) {
        ModelCluster cluster = new ModelCluster(wishes).pass().deploy(ColourName.Green, "v2");
        if (failing) {
            cluster.failing("v2");
        }
        return unwell ? cluster.unwell("v2") : cluster;
    }

    @Provide
    Arbitrary<Wishes> wishes() {
        Wishes seed = Wishes.ofTheSeed();
        return Arbitraries.of(
                seed,
                seed.healthCheck(null),
                seed.monitor(null),
                seed.monitor(Wishes.readiness()),
                seed.monitor(Wishes.http("1m", "10s", 3)),
                seed.minReadySeconds(30),
                seed.onSuccess(SuccessAction.ScaleDown, "0s"),
                seed.onSuccess(SuccessAction.Delete, "10m"),
                seed.onSuccess(SuccessAction.Delete, "0s").monitor(null),
                seed.onFailure(FailureAction.SwitchBack, false));
    }

    @Provide
    Arbitrary<List<Pass>> passes() {
        return Arbitraries.of(Pass.class).list().ofMaxSize(80);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.of(Event.class),
                        Arbitraries.of(Pass.class),
                        Arbitraries.integers().between(0, 40))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
