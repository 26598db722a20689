package dev.kanmon.operator.decide.restore;

/** What the cluster shows of a Deployment that uses the database. */
public sealed interface DeploymentObservation {

    /** There is none of that name. */
    record Missing() implements DeploymentObservation {}

    /** Kanmon's role does not let it be looked at, nor scaled. */
    record NotPermitted() implements DeploymentObservation {}

    /**
     * It is there.
     *
     * @param replicas how many it asks for
     * @param pods how many pods of it are left, those that are ending among them
     */
    record Present(int replicas, int pods) implements DeploymentObservation {

        boolean isStopped() {
            return replicas == 0 && pods == 0;
        }
    }
}
