package dev.kanmon.runner.call;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Pause;
import java.time.Duration;

/** How long another system is waited for in all, and between two questions. */
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** The longest that one answer may take. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

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

    boolean isOver() {
        return remaining().isZero();
    }

    /** How long the next answer may take. */
    Duration forOneAnswer() {
        return shorter(LONGEST_ANSWER, remaining());
    }

    /** How long an answer may take that comes when all is done. */
    Duration forTheLastAnswer() {
        return remaining();
    }

    /**
     * Waits twice as long as the last time.
     *
     * @throws ProblemException K4002 where the process is to stop
     */
    void await() {
        await(growing);
        growing = shorter(LONGEST_PAUSE, growing.multipliedBy(2));
    }

    /** Waits, and no longer than there is time. */
    void await(Duration wanted) {
        if (!pause.await(shorter(wanted, remaining()))) {
            throw CallProblems.interrupted();
        }
    }

    private Duration remaining() {
        Duration left = limit.minusNanos(System.nanoTime() - began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
