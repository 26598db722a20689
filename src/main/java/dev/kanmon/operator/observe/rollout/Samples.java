package dev.kanmon.operator.observe.rollout;

import dev.kanmon.operator.decide.rollout.Sample;
import java.util.Optional;

/** Who keeps the answers to samples that were asked for. */
@FunctionalInterface
public interface Samples {

    /**
     * The answer to the newest sample that was asked for; empty while it is awaited, or where none was.
     *
     * @param namespace of the DatabaseMigration that leads the rollout
     * @param name its name
     */
    Optional<Sample> newest(String namespace, String name);
}
