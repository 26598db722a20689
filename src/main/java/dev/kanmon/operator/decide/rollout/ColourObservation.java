package dev.kanmon.operator.decide.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the cluster shows of one colour's Deployment. */
public sealed interface ColourObservation {

    /** There is none of that name, or none whose pods have the value. */
    record Missing() implements ColourObservation {}

    /** The value of the label fits several Deployments, so that nobody can say which one is meant. */
    record Ambiguous(List<String> deployments) implements ColourObservation {

        public Ambiguous {
            deployments = List.copyOf(deployments);
        }
    }

    /** Kanmon's role does not let it be looked at, or scaled. */
    record NotPermitted() implements ColourObservation {}

    /**
     * It is there.
     *
     * @param deployment its name
     * @param uid its UID: another Deployment of that name is another one
     * @param value what its pods have under the selector's key; null where they lack the key
     * @param version digest of its pod template without the key by which the colours differ: two colours of one version have
     *     the same
     * @param requires what the annotation {@code kanmon.dev/requires} of its pod template says: the migration that this version
     *     needs; empty: what the gate's resource says
     * @param replicas how many it asks for
     * @param upToDate whether its controller has seen the template, and all of its pods are of it
     * @param pods its pods, those that are ending among them
     */
    record Present(
            String deployment,
            String uid,
            String value,
            String version,
            Optional<String> requires,
            int replicas,
            boolean upToDate,
            List<SeenPod> pods)
            implements ColourObservation {

        public Present {
            pods = List.copyOf(pods);
        }
    }

    /**
     * One pod.
     *
     * @param name its name
     * @param ip its address; null until it has one
     * @param readySince since when it is ready; null while it is not
     * @param ending whether it was told to end
     */
    record SeenPod(String name, String ip, Instant readySince, boolean ending) {}
}
