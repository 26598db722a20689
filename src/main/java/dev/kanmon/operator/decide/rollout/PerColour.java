package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What is remembered of each colour, for the time of one decision.
 *
 * @param <T> what it is
 */
final class PerColour<T> {

    private final Map<ColourName, T> known = new EnumMap<>(ColourName.class);

    /** @param value null for nothing new: what was remembered stays */
    PerColour<T> learn(ColourName colour, T value) {
        if (value != null) {
            known.put(colour, value);
        }
        return this;
    }

    /** @return null where nothing is remembered */
    T of(ColourName colour) {
        return known.get(colour);
    }

    /** Whether nothing is remembered of either colour. */
    boolean isEmpty() {
        return known.isEmpty();
    }

    boolean isAnywhere(T value) {
        return known.containsValue(value);
    }

    /**
     * As a status has it.
     *
     * @param form makes it of what is remembered of blue and of green
     * @return null where nothing is remembered of either
     */
    <S> S written(BiFunction<T, T, S> form) {
        return known.isEmpty() ? null : form.apply(known.get(ColourName.Blue), known.get(ColourName.Green));
    }
}
