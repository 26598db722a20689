package dev.kanmon.engine.source;

import dev.kanmon.engine.session.Session;

/**
 * Where the migrations of a target come from. Mostly it is a {@link MigrationSource}, which is the same for every target;
 * what is made up of a target's own schema has to look at it first.
 */
@FunctionalInterface
public interface TargetSource {

    /**
     * The migrations for this target, as it is now. They stay right as long as the session holds the advisory lock.
     *
     * @param session only read from
     */
    MigrationSource on(Session session);
}
