package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one look at the application tells of its versions. */
public sealed interface Sight {

    /** No time counts, and nothing is released. */
    sealed interface Unclear extends Sight {

        /** In a sentence. */
        String why();
    }

    /**
     * Nobody can tell from it which versions run. Nothing is assumed: time does not count, and nothing is released.
     *
     * @param why a sentence
     */
    record Obscured(String why) implements Unclear {}

    /**
     * Kanmon is rolling a version out. Which versions there are can be told; that no pod of an old one is left cannot, so no
     * time counts, and nothing is released.
     *
     * @param why a sentence
     * @param seen what there is meanwhile
     */
    record RollingOut(String why, Clear seen) implements Unclear {}

    /**
     * All that runs pods of the application was seen, and nothing is being rolled out by Kanmon.
     *
     * @param workloads those that the spec names
     * @param colours the Deployments of a Blue-Green pair, and others that it was: the one that does not serve may keep the
     *     template of an old version, as long as no pod is made from it
     * @param coming the version that Kanmon rolls out or is going to: it was made for the schema that is to come
     */
    record Clear(List<WorkloadObservation> workloads, List<WorkloadObservation> colours, Optional<Version> coming)
            implements Sight {

        public Clear {
            workloads = List.copyOf(workloads);
            colours = List.copyOf(colours);
        }

        /** All of them; one or more of them is there. */
        List<WorkloadObservation> all() {
            return Stream.concat(workloads.stream(), colours.stream()).toList();
        }
    }
}
