package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import java.util.List;
import java.util.Optional;

/** Replays a history on an empty database. */
@FunctionalInterface
public interface BaselineBuilder {

    /**
     * @param session with the empty database
     * @return notes that are kept with the baseline, one line each
     * @throws RuntimeException of any kind where the history cannot be replayed; nothing is kept then
     */
    List<String> build(Session session);

    /**
     * What builds the same on a copy of a baseline that has the first of the migrations.
     *
     * @param done how many they are
     * @param notes those that are kept with it
     * @return empty where this one only builds from the beginning
     */
    default Optional<BaselineBuilder> after(int done, List<String> notes) {
        return Optional.empty();
    }
}
