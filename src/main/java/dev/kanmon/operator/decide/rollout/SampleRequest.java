package dev.kanmon.operator.decide.rollout;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A question about how well a version does. Asking it twice is harmless. */
public sealed interface SampleRequest {

    /** Names this sample and no other: the resource's UID, the rollout's revision, the step and the sample's number. */
    String id();

    /** How long the answer may take. */
    Duration timeout();

    /**
     * A request to each pod; one that does not answer with a status in the 200s fails.
     *
     * @param addresses one of each pod, one or more
     */
    record Pods(String id, Duration timeout, List<URI> addresses) implements SampleRequest {

        public Pods {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * An instant query of Prometheus.
     *
     * @param address where Prometheus is
     * @param query the query
     */
    record Prometheus(String id, Duration timeout, URI address, String query) implements SampleRequest {}

    /**
     * A number in a JSON document.
     *
     * @param address where it is
     * @param pointer a JSON pointer to the number
     */
    record Document(String id, Duration timeout, URI address, String pointer) implements SampleRequest {}
}
