package dev.kanmon.operator.observe.rollout;

import java.util.Optional;

/**
 * What the API server answers to a look at something of the application's, which Kanmon may have no right to see.
 *
 * @param <T> what was looked for
 */
public sealed interface Look<T> {

    /**
     * There it is.
     *
     * @param it as the server has it
     */
    record Found<T>(T it) implements Look<T> {}

    /** There is none; or the cluster does not have its kind. */
    record Missing<T>() implements Look<T> {}

    /** Kanmon's role does not let it be looked at. */
    record NotPermitted<T>() implements Look<T> {}

    /** What was found, for those to whom everything else is nothing. */
    default Optional<T> found() {
        return this instanceof Found<T> found ? Optional.of(found.it()) : Optional.empty();
    }
}
