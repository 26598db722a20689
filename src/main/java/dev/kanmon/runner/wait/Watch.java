package dev.kanmon.runner.wait;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.session.ServerException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at a gate until it is open, or the time is over. What may change by itself, or by a person's hand, is waited out. */
public final class Watch {

    /** A server that hangs is asked anew; a history is read in milliseconds. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    /** The least that a look gets, also at the end: one without a chance of an answer is none. */
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);

    private final PromptLook look;
    private final StopSignal stop;
    private final Function<RuntimeException, Problem> words;
    private final Telling telling;

    /**
     * @param words what an exception means for people
     * @param told takes what is to be told of a closed gate
     */
    public Watch(
            Gate gate, StopSignal stop, Function<RuntimeException, Problem> words, Consumer<Sighting.Closed> told) {
        this.look = new PromptLook(gate, stop);
        this.stop = stop;
        this.words = words;
        this.telling = new Telling(told);
    }

    /**
     * Looks at once, and then every interval; the last time when the time is over.
     *
     * @param timeout how long to wait; zero: looks once
     * @return what the last look showed
     * @throws ProblemException where waiting is of no use, and K4002 where the process is to stop
     */
    public Sighting until(Duration timeout, Duration interval) {
        long began = System.nanoTime();
        while (true) {
            Sighting seen = look(shorter(LONGEST_LOOK, longer(SHORTEST_LOOK, remaining(timeout, began))));
            Duration remaining = remaining(timeout, began);
            if (!(seen instanceof Sighting.Closed closed) || remaining.isNegative() || remaining.isZero()) {
                return seen;
            }
            telling.of(closed);
            if (!stop.await(shorter(interval, remaining))) {
                throw PromptLook.interrupted();
            }
        }
    }

    private Sighting look(Duration limit) {
        try {
            return look.take(limit);
        } catch (ProblemException | ServerException e) {
            Problem problem = words.apply(e);
            if (endsWaiting(problem)) {
                throw e;
            }
            return Sighting.Closed.by(problem);
        }
    }

    /** A missing right is often granted by the very migrations that are waited for. */
    private static boolean endsWaiting(Problem problem) {
        return switch (problem.outcome()) {
            case INVALID_INPUT -> problem.code() != ProblemCode.INSUFFICIENT_PRIVILEGE;
            case INTERRUPTED -> problem.code() == ProblemCode.INTERRUPTED;
            case INTERNAL -> true;
            default -> false;
        };
    }

    private static Duration remaining(Duration timeout, long began) {
        return timeout.minusNanos(System.nanoTime() - began);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
