package dev.kanmon.runner.wait;

import java.time.Duration;

/** What is waited for: the history in a database, or an address that answers. */
public interface Gate {

    /**
     * Looks once.
     *
     * @param limit how long the answer may take
     * @throws dev.kanmon.engine.ProblemException where the look came to nothing
     * @throws dev.kanmon.engine.session.ServerException likewise
     */
    Sighting look(Duration limit);
}
