package dev.kanmon.runner.call;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Pause;
import java.time.Duration;
import java.util.Optional;

/** How long another system is waited for in all, and between two questions. */
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** The longest that one answer may take. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    /** The least that one answer gets, also at the end: a question without a chance of an answer is none. */
    private static final Duration LEAST_ANSWER = Duration.ofSeconds(1);

    private final Duration limit;
    private final Pause pause;
    private final long began = System.nanoTime();
    private Duration growing = FIRST_PAUSE;

    /**
     * @param limit in all
     * @param pause how to wait; it ends early where the process is to stop
     */
    Patience(Duration limit, Pause pause) {
        this.limit = limit;
        this.pause = pause;
    }

    Duration limit() {
        return limit;
    }

    /** How long the next answer may take. */
    Duration forOneAnswer() {
        return shorter(LONGEST_ANSWER, forTheLastAnswer());
    }

    /** How long an answer may take that comes when all is done. */
    Duration forTheLastAnswer() {
        return longer(LEAST_ANSWER, remaining());
    }

    /** Waits twice as long as the last time, as {@link #await(Duration)} does. */
    boolean await() {
        Duration next = growing;
        growing = shorter(LONGEST_PAUSE, growing.multipliedBy(2));
        return await(next);
    }

    /** Waits as long as the other side asks for, else as {@link #await()} does. */
    boolean await(Optional<Duration> asked) {
        return asked.map(this::await).orElseGet(this::await);
    }

    /**
     * @return false, at once, where there is not so much time any more
     * @throws ProblemException K4002 where the process is to stop
     */
    boolean await(Duration wanted) {
        if (wanted.compareTo(remaining()) >= 0) {
            return false;
        }
        if (!pause.await(wanted)) {
            throw CallProblems.interrupted();
        }
        return true;
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Duration remaining() {
        return limit.minusNanos(System.nanoTime() - began);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
