package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.session.Session;

/** Ends what a backup has running when the process is told to stop, so that it can clean up and say so. */
final class Stopping {

    private final StopSignal signal;

    Stopping(StopSignal signal) {
        this.signal = signal;
    }

    /** From now on the program is killed. */
    ClientProcess watch(ClientProcess process) {
        signal.onCancel(process::kill);
        if (signal.isRequested()) {
            process.kill();
        }
        return process;
    }

    /** From now on what the session runs is cancelled. */
    void watch(Session session) {
        signal.onCancel(session::cancel);
    }

    /** From now on there is nothing to end. */
    void nothingRuns() {
        signal.onCancel(() -> {});
    }

    /** @throws ProblemException K4002 where the process was told to stop */
    void throwIfRequested() {
        if (signal.isRequested()) {
            throw new ProblemException(new Problem(
                    ProblemCode.INTERRUPTED,
                    ExitCode.INTERRUPTED,
                    "Told to stop while the backup was being made.",
                    "What was half-written is removed; take the backup again."));
        }
    }
}
