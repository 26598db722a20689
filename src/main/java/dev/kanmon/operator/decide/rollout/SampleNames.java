package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import java.util.Optional;

/** Names the samples of a step, so that an answer is taken for no other question's. */
record SampleNames(Situation situation) {

    /** @param samples whose newest one is named */
    String of(Samples samples) {
        StatusDraft status = situation.status();
        return String.join(
                "/",
                situation.input().uid(),
                status.revision(),
                status.step().name(),
                StatusDraft.text(status.stepSince()),
                Integer.toString(samples.asked()));
    }

    /** The answer to the newest one, once it is there. */
    Optional<Sample> answer(Samples samples) {
        return situation.input().seen().sample().filter(sample -> sample.id().equals(of(samples)));
    }
}
