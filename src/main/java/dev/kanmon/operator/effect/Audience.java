package dev.kanmon.operator.effect;

import dev.kanmon.operator.status.Transition;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Who is told about transitions. */
@FunctionalInterface
public interface Audience {

    /**
     * @param about the resource whose standing changed
     * @param transition what changed
     */
    void tell(HasMetadata about, Transition transition);
}
