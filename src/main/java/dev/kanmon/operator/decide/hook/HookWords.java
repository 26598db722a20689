package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookStatus;

/** What is told of a hook's object when its time is over. */
final class HookWords {

    private HookWords() {}

    /** What was heard of it last, as a sentence to append; empty where nothing was. */
    static String last(HookStatus hook, HookObservation seen) {
        String words = words(seen);
        String heard = words == null ? hook.message() : words;
        return heard == null || heard.isBlank() ? "" : " Last heard: " + heard;
    }

    private static String words(HookObservation seen) {
        if (seen instanceof HookObservation.UnderWay underWay) {
            return underWay.message();
        }
        if (seen instanceof HookObservation.Failed failed) {
            return failed.message();
        }
        if (seen instanceof HookObservation.Impossible impossible) {
            return impossible.message();
        }
        return seen instanceof HookObservation.Done ? "it is done, too late." : null;
    }
}
