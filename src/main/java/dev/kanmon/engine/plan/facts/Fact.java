package dev.kanmon.engine.plan.facts;

import java.util.Optional;
import java.util.function.Function;

/** Something that was asked of a target, and may not have been told. */
public sealed interface Fact<T> {

    record Known<T>(T value) implements Fact<T> {}

    /** @param reason for a person: the role may not see it, it took too long, … */
    record Unknown<T>(String reason) implements Fact<T> {}

    static <T> Fact<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Fact<T> unknown(String reason) {
        return new Unknown<>(reason);
    }

    /** Empty where it is not known. */
    default Optional<T> asOptional() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    default <R> Fact<R> map(Function<T, R> function) {
        if (this instanceof Known<T> known) {
            return known(function.apply(known.value()));
        }
        return unknown(((Unknown<T>) this).reason());
    }
}
