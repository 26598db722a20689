package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import java.util.List;

/** Replays a history on an empty database. */
@FunctionalInterface
public interface BaselineBuilder {

    /**
     * @param session with the empty database
     * @return notes that are kept with the baseline, one line each
     * @throws RuntimeException of any kind where the history cannot be replayed; nothing is kept then
     */
    List<String> build(Session session);
}
