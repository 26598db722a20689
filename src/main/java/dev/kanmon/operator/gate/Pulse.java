package dev.kanmon.operator.gate;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether what the caches say can be believed, as of the last beats. Two good beats in a row confirm it, so that a watch that
 * came back has the time to bring what it missed.
 *
 * @param last how the newest beat ended; null before the first
 * @param confirmedAt when the newest beat of two good ones began; null while there is none that counts
 */
record Pulse(State last, Moment confirmedAt) {

    /** How a beat ends. */
    enum State {
        /** The caches are filled and watch, and the API server answered. */
        WELL,
        /** The caches are not filled yet. */
        NOT_FILLED,
        /** A cache does not watch; it may have missed something. */
        NOT_WATCHING,
        /** The API server did not answer. */
        NO_ANSWER
    }

    /** Why an answer out of the caches could be wrong; its name is the reason in the answer. */
    enum Doubt {
        CachesNotFilled("The operator has started and is still reading what there is. Ask again."),
        CachesNotWatching("The operator lost a watch on the API server and may have missed a change. Ask again."),
        ApiServerSilent(
                "The API server has not answered the operator for too long, so what it knows may be old. Ask again.");

        private final String message;

        Doubt(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    static final Pulse NONE = new Pulse(null, null);

    /**
     * @param state how the beat ended
     * @param begun when it began: what the API server said later may be as old as that
     */
    Pulse after(State state, Moment begun) {
        return switch (state) {
            case WELL -> new Pulse(state, last == State.WELL ? begun : confirmedAt);
            case NO_ANSWER -> new Pulse(state, confirmedAt);
            case NOT_FILLED, NOT_WATCHING -> new Pulse(state, null);
        };
    }

    /**
     * @param patience how old the newest confirmation may be
     * @return empty: the caches can be believed
     */
    Optional<Doubt> doubt(Moment now, Duration patience) {
        if (confirmedAt != null) {
            return now.since(confirmedAt).compareTo(patience) > 0
                    ? Optional.of(Doubt.ApiServerSilent)
                    : Optional.empty();
        }
        return Optional.of(
                switch (last == null ? State.NOT_FILLED : last) {
                    case NOT_WATCHING -> Doubt.CachesNotWatching;
                    case NO_ANSWER -> Doubt.ApiServerSilent;
                    case NOT_FILLED, WELL -> Doubt.CachesNotFilled;
                });
    }
}
