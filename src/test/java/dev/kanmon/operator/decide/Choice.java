package dev.kanmon.operator.decide;

import java.util.List;

/** A value with the name that tables give it. */
public record Choice<T>(String name, T value) {

    public static <T> List<String> names(List<Choice<T>> choices) {
        return choices.stream().map(Choice::name).toList();
    }
}
