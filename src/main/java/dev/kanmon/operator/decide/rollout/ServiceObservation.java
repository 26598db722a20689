package dev.kanmon.operator.decide.rollout;

import java.util.Map;

/** What the cluster shows of the Service by which one of the two colours serves. */
public sealed interface ServiceObservation {

    /** There is none of that name, or none is asked for. */
    record Missing() implements ServiceObservation {}

    /** Kanmon's role does not let it be looked at, or changed. */
    record NotPermitted() implements ServiceObservation {}

    /**
     * It is there.
     *
     * @param resourceVersion the version that was seen; a switch is a patch of exactly this one
     * @param selector its selector
     */
    record Present(String resourceVersion, Map<String, String> selector) implements ServiceObservation {

        public Present {
            selector = Map.copyOf(selector);
        }
    }
}
