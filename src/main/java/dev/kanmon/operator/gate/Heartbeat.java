package dev.kanmon.operator.gate;

import dev.kanmon.operator.gate.Pulse.Doubt;
import dev.kanmon.operator.gate.Pulse.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Looks every few seconds at how the caches and the API server are, so that no question has to. */
public final class Heartbeat {

    private final Informers informers;
    private final BooleanSupplier apiServerAnswers;
    private final Duration patience;
    private final AtomicReference<Pulse> pulse = new AtomicReference<>(Pulse.NONE);

    /**
     * @param informers how the caches are
     * @param apiServerAnswers asks the API server, which may take its time
     * @param patience how long the caches are believed after the last confirmation; shorter than a leader's lease, so that
     *     this operator has fallen silent before another one leads
     */
    public Heartbeat(Informers informers, BooleanSupplier apiServerAnswers, Duration patience) {
        this.informers = informers;
        this.apiServerAnswers = apiServerAnswers;
        this.patience = patience;
    }

    /** How the operator's informers are. */
    public interface Informers {

        /** Whether all have listed what there is. */
        boolean filled();

        /** Whether all watch. */
        boolean watching();
    }

    /** One look; for a timer. */
    public void beat() {
        Moment begun = Moment.now();
        State state = look();
        pulse.updateAndGet(before -> before.after(state, begun));
    }

    /** Why an answer out of the caches could be wrong now; empty: it can be believed. Takes no lock and asks nobody. */
    Optional<Doubt> doubt() {
        return pulse.get().doubt(Moment.now(), patience);
    }

    private State look() {
        if (!informers.filled()) {
            return State.NOT_FILLED;
        }
        if (!informers.watching()) {
            return State.NOT_WATCHING;
        }
        return apiServerAnswers.getAsBoolean() ? State.WELL : State.NO_ANSWER;
    }
}
