package dev.kanmon.runner.wait;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.StopSignal;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks on a thread of its own, so that neither the end of the time nor a signal waits for a server that says nothing. */
final class PromptLook {

    /** A gate that keeps to its limit can say better what is wrong. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Gate gate;
    private final StopSignal stop;

    PromptLook(Gate gate, StopSignal stop) {
        this.gate = gate;
        this.stop = stop;
    }

    /**
     * @param limit how long it may take
     * @throws RuntimeException what the gate throws
     * @throws ProblemException K4002 where the process is to stop
     */
    Sighting take(Duration limit) {
        FutureTask<Sighting> look = new FutureTask<>(() -> gate.look(limit));
        stop.onCancel(() -> look.cancel(true));
        if (stop.isRequested()) {
            throw interrupted();
        }
        Thread thread = new Thread(look, "look");
        thread.setDaemon(true);
        thread.start();
        try {
            return look.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            look.cancel(true);
            return Sighting.Closed.by(silent(limit));
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (CancellationException e) {
            throw interrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    static ProblemException interrupted() {
        return new ProblemException(new Problem(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop while waiting. Nothing was changed.",
                null));
    }

    private static Problem silent(Duration limit) {
        return new Problem(
                ProblemCode.LOCK_TIMEOUT,
                ExitCode.TARGET_UNREACHABLE,
                "There was no answer within " + GoDuration.format(limit) + ".",
                "Check that the other side is well, and that nothing in between swallows what is sent.");
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
