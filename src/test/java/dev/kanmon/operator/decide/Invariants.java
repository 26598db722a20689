package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Rules that hold for every decision, each a test of its own, and all looked at in one pass over the situations: to judge a
 * decision takes a tenth of the time that it takes to decide.
 */
final class Invariants {

    private final Map<String, BiConsumer<Scene, Decision>> rules = new LinkedHashMap<>();
    private final Map<String, AssertionError> broken = new HashMap<>();

    /** @param rule throws an AssertionError where it does not hold */
    Invariants with(String name, BiConsumer<Scene, Decision> rule) {
        rules.put(name, rule);
        return this;
    }

    /** @param situations hands out each of them */
    Stream<DynamicTest> in(Consumer<Consumer<Scene>> situations) {
        situations.accept(this::judge);
        return rules.keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    if (broken.containsKey(name)) {
                        throw broken.get(name);
                    }
                }));
    }

    /** As AssertJ, without building a description a million times. */
    static void require(boolean holds, String rule, Object scene, Object decision) {
        if (!holds) {
            assertThat(decision).as("%s; scene: %s", rule, scene).isNull();
        }
    }

    private void judge(Scene scene) {
        Decision decision = scene.decide();
        rules.forEach((name, rule) -> {
            if (!broken.containsKey(name)) {
                judge(name, () -> rule.accept(scene, decision));
            }
        });
    }

    private void judge(String name, Runnable rule) {
        try {
            rule.run();
        } catch (AssertionError e) {
            broken.put(name, e);
        }
    }
}
