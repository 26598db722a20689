package dev.kanmon.engine.deploy;

import java.util.Set;

/**
 * Which of the pending migrations a run leaves out.
 *
 * @param removing whether those that take away what an older application may use are left out
 * @param released names of removing ones that are not left out; those that are not pending do not matter
 */
public record Holding(boolean removing, Set<String> released) {

    /** Nothing is left out. */
    public static final Holding NONE = new Holding(false, Set.of());

    public Holding {
        released = Set.copyOf(released);
    }
}
