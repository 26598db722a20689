package dev.kanmon.engine.session;

import java.time.Duration;

/** Waits between two attempts. */
@FunctionalInterface
public interface Pause {

    /**
     * @return false where there is to be no further attempt: the process was told to stop
     */
    boolean await(Duration duration);
}
