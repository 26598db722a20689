package dev.kanmon.operator.decide.contract;

import java.util.List;

/** What one look at the application tells of its versions. */
public sealed interface Sight {

    /**
     * Nobody can tell from it which versions run. Nothing is assumed: time does not count, and nothing is released.
     *
     * @param why a sentence
     */
    record Obscured(String why) implements Sight {}

    /**
     * All that runs pods of the application was seen, and nothing is being rolled out by Kanmon.
     *
     * @param workloads one or more of them there
     */
    record Clear(List<WorkloadObservation> workloads) implements Sight {

        public Clear {
            workloads = List.copyOf(workloads);
        }
    }
}
