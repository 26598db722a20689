package dev.kanmon.operator.decide;

import dev.kanmon.operator.decide.DecisionTable.Dimension;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Every situation that there is: the product of what each part of one can be.
 *
 * @param <S> a scene
 * @param fresh what the parts change, each in its own way, in their order
 */
record Situations<S>(Supplier<S> fresh, List<Part<S>> parts) {

    /** One part of a situation. */
    record Part<S>(String name, List<Choice<UnaryOperator<S>>> choices) {}

    List<Dimension> dimensions() {
        return parts.stream()
                .map(part -> new Dimension(part.name(), Choice.names(part.choices())))
                .toList();
    }

    /** @param indexes the index of the value in each dimension */
    S scene(List<Integer> indexes) {
        S scene = fresh.get();
        for (int part = 0; part < indexes.size(); part++) {
            scene = parts.get(part).choices().get(indexes.get(part)).value().apply(scene);
        }
        return scene;
    }

    /** Hands out all of them, one after the other. */
    void forEach(Consumer<S> consumer) {
        forEach(fresh.get(), 0, consumer);
    }

    private void forEach(S scene, int part, Consumer<S> consumer) {
        if (part == parts.size()) {
            consumer.accept(scene);
            return;
        }
        for (Choice<UnaryOperator<S>> choice : parts.get(part).choices()) {
            forEach(choice.value().apply(scene), part + 1, consumer);
        }
    }
}
