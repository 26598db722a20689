package dev.kanmon.operator.decide.rollout;

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
     * @param addresses one of each pod, one or more, each a URL
     */
    record Pods(String id, Duration timeout, List<String> addresses) implements SampleRequest {

        public Pods {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * An instant query of Prometheus.
     *
     * @param address where Prometheus is, a URL as the spec has it: one that is none has no answer
     * @param query the query
     */
    record Prometheus(String id, Duration timeout, String address, String query) implements SampleRequest {}

    /**
     * A number in a JSON document.
     *
     * @param address where it is, a URL as the spec has it: one that is none has no answer
     * @param pointer a JSON pointer to the number
     */
    record Document(String id, Duration timeout, String address, String pointer) implements SampleRequest {}
}
