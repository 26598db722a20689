package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.util.stream.IntStream;

/** How many replicas a colour shall ask for. */
final class Scaling {

    private Scaling() {}

    /** As many as it had before Kanmon took them away, and no fewer than serve now; one at least. */
    static RolloutAct up(Situation situation, ColourName colour, Present seen) {
        Integer before = situation.status().replicas().of(colour);
        int serving = situation
                .colours()
                .present(situation.serving())
                .map(Present::replicas)
                .orElse(0);
        int wanted = IntStream.of(1, before == null ? 0 : before, serving).max().getAsInt();
        return new RolloutAct.Scale(seen.deployment(), seen.replicas(), wanted);
    }

    /** To none; how many there were is kept in the status. */
    static RolloutAct down(Situation situation, ColourName colour, Present seen) {
        situation.status().replicas().learn(colour, seen.replicas());
        return new RolloutAct.Scale(seen.deployment(), seen.replicas(), 0);
    }
}
