package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.RunningHook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A cluster in which a run with hooks is walked: it remembers which objects were made, and answers for them. Time goes
 * on by itself to the next look that was asked for.
 */
final class HookRoad {

    private static final int LONGEST_WALK = 2000;

    private final List<String> log = new ArrayList<>();
    private final Map<String, Integer> looks = new HashMap<>();
    private final BiFunction<String, Integer, HookObservation> provider;
    private Scene scene;
    private Decision last;
    private Iterator<Boolean> losses = Collections.emptyIterator();
    private boolean jobCreated;

    /**
     * @param start where the walk begins
     * @param provider what is seen of the hook of that name, at which look at its object, from 1
     */
    HookRoad(Scene start, BiFunction<String, Integer, HookObservation> provider) {
        this.scene = start;
        this.provider = provider;
    }

    /** Every hook is done at the first look, with its own name as the identifier. */
    static HookRoad whereAllGoesWell(Scene start) {
        return new HookRoad(start, (hook, look) -> new Done("uid of " + hook, "id-of-" + hook, null));
    }

    /** @param next whether the next effect is lost, since the operator dies between the status and it, and so on */
    HookRoad losing(List<Boolean> next) {
        losses = next.iterator();
        return this;
    }

    HookRoad change(UnaryOperator<Scene> change) {
        scene = change.apply(scene);
        return this;
    }

    /** One look of the operator. */
    Decision look() {
        scene = scene.hook(seen());
        last = scene.decide();
        RunStatus before = scene.run();
        scene = scene.after(last);
        if (before != null && !before.job().equals(scene.run().job())) {
            scene = scene.job(new JobObservation.Absent());
        }
        jobCreated = false;
        last.effect().filter(effect -> !isLost()).ifPresent(this::perform);
        last.recheckAt().filter(scene.now()::isBefore).ifPresent(at -> scene = scene.now(at));
        return last;
    }

    /** Looks until nothing is left to be looked at; a Job that was created is left to whoever walks. */
    HookRoad toRest() {
        for (int look = 0; look < LONGEST_WALK; look++) {
            Scene before = scene;
            look();
            boolean rests = last.effect().isEmpty()
                    && scene.equals(before.hook(scene.observed().hook()));
            if (rests || jobCreated) {
                return this;
            }
        }
        throw new AssertionError("no rest within " + LONGEST_WALK + " looks: " + log);
    }

    /** The run's Job ends so. */
    HookRoad jobEnds(JobObservation.Ending ending) {
        scene = scene.job(new JobObservation.Ended("uid of the Job", ending));
        return this;
    }

    Scene scene() {
        return scene;
    }

    Decision last() {
        return last;
    }

    /** What was made, in order. */
    List<String> log() {
        return List.copyOf(log);
    }

    private boolean isLost() {
        return losses.hasNext() && losses.next();
    }

    private HookObservation seen() {
        return RunningHook.of(scene.status())
                .filter(running -> looks.containsKey(running.hook().object()))
                .map(running -> provider.apply(
                        running.hook().name(), looks.merge(running.hook().object(), 1, Integer::sum)))
                .orElse(new Absent());
    }

    private void perform(Effect effect) {
        if (effect instanceof StartHook start) {
            boolean fresh = looks.putIfAbsent(start.hook().object(), 0) == null;
            if (fresh) {
                log.add(start.use() + " " + start.hook().name());
            }
        } else if (effect instanceof CreateJob create) {
            log.add(create.run().task().toString());
            jobCreated = true;
            scene = scene.job(new JobObservation.Running("uid of the Job"));
        } else if (effect instanceof CreateResolution) {
            log.add("Question");
            scene = scene.resolutions(List.of(MigrationSituations.resolution(false, ResolutionPhase.AwaitingDecision)));
        }
    }
}
