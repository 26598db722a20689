package dev.kanmon.operator.decide.restore;

import dev.kanmon.api.v1alpha1.RestoreStatus.Quiesced;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Missing;
import dev.kanmon.operator.decide.restore.DeploymentObservation.NotPermitted;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Present;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the application is kept off the database while a backup is brought back: its Deployments are noted, scaled to zero,
 * and scaled back. What was noted is in the status before anything is scaled, so that every step can be taken again.
 */
public final class Quiescence {

    /** One change of a Deployment's replicas, made only where it still asks for as many as were seen. */
    public record Scaling(String deployment, int from, int to) {}

    /**
     * @param quiesced what is noted now
     * @param scaling what has to be scaled next; empty where nothing has
     * @param awaited names of Deployments that still have pods
     */
    public record Step(List<Quiesced> quiesced, Optional<Scaling> scaling, List<String> awaited) {

        public Step {
            quiesced = List.copyOf(quiesced);
            awaited = List.copyOf(awaited);
        }

        /** Whether nothing is left to do. */
        public boolean isDone() {
            return scaling.isEmpty() && awaited.isEmpty();
        }
    }

    private Quiescence() {}

    /** Whether a Deployment was scaled to zero, or was about to be, and has not been scaled back. */
    public static boolean isOwed(List<Quiesced> quiesced) {
        return quiesced.stream().anyMatch(one -> !one.resumed());
    }

    /** Why the Deployments cannot be scaled to zero; empty where they can. */
    public static Optional<String> problem(List<String> names, Map<String, DeploymentObservation> seen) {
        if (names.stream().anyMatch(name -> seen.get(name) instanceof NotPermitted)) {
            return Optional.of(
                    "Kanmon may not scale the Deployments of restore.quiesce: set backups.quiesce of its chart to true.");
        }
        List<String> missing =
                names.stream().filter(name -> seen.get(name) instanceof Missing).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("restore.quiesce names what this namespace does not have: Deployment "
                        + String.join(", ", missing) + ". Correct the name, or create it.");
    }

    /**
     * The next step towards no pods.
     *
     * @param names the Deployments that use the database
     * @param noted what the status has
     * @param seen each Deployment of either
     */
    public static Step stop(List<String> names, List<Quiesced> noted, Map<String, DeploymentObservation> seen) {
        List<Quiesced> quiesced = noting(names, noted, seen);
        List<String> awaited = quiesced.stream()
                .map(Quiesced::deployment)
                .filter(name -> seen.get(name) instanceof Present present && !present.isStopped())
                .toList();
        Optional<Scaling> scaling = awaited.stream()
                .map(name -> new Scaling(name, replicas(seen.get(name)), 0))
                .filter(change -> change.from() > 0)
                .findFirst();
        return new Step(quiesced, scaling, awaited);
    }

    /** Whoever scales a Deployment up while it is being stopped says what it shall have afterwards. */
    private static List<Quiesced> noting(
            List<String> names, List<Quiesced> noted, Map<String, DeploymentObservation> seen) {
        List<Quiesced> quiesced = new ArrayList<>();
        noted.stream()
                .filter(one -> !one.resumed())
                .map(one -> replicas(seen.get(one.deployment())) > 0
                        ? of(one.deployment(), replicas(seen.get(one.deployment())))
                        : one)
                .forEach(quiesced::add);
        names.stream()
                .distinct()
                .filter(name ->
                        quiesced.stream().noneMatch(one -> one.deployment().equals(name)))
                .map(name -> of(name, replicas(seen.get(name))))
                .forEach(quiesced::add);
        return quiesced;
    }

    private static Quiesced of(String deployment, int replicas) {
        return new Quiesced(deployment, replicas, false, null);
    }

    /** The next step back to what was noted. */
    public static Step resume(List<Quiesced> noted, Map<String, DeploymentObservation> seen) {
        List<Quiesced> quiesced = noted.stream()
                .map(one -> one.resumed() ? one : resumed(one, seen.get(one.deployment())))
                .toList();
        Optional<Scaling> scaling = quiesced.stream()
                .filter(one -> !one.resumed())
                .map(one -> new Scaling(one.deployment(), 0, one.replicas()))
                .findFirst();
        return new Step(quiesced, scaling, List.of());
    }

    private static Quiesced resumed(Quiesced noted, DeploymentObservation seen) {
        if (seen instanceof NotPermitted) {
            return noted;
        }
        if (seen instanceof Present present) {
            if (present.replicas() == noted.replicas()) {
                return over(noted, null);
            }
            return present.replicas() == 0
                    ? noted
                    : over(
                            noted,
                            "Deployment " + noted.deployment() + " had " + noted.replicas()
                                    + " replicas before, and somebody made them " + present.replicas()
                                    + " meanwhile; it was left so.");
        }
        return over(
                noted,
                "Deployment " + noted.deployment() + " had " + noted.replicas()
                        + " replicas before, and is not there any more.");
    }

    private static Quiesced over(Quiesced noted, String left) {
        return new Quiesced(noted.deployment(), noted.replicas(), true, left);
    }

    /** What there is to say about Deployments that were not scaled back; empty where all were. */
    public static String remarks(List<Quiesced> quiesced) {
        return quiesced.stream()
                .filter(one -> one.left() != null)
                .map(one -> " " + one.left())
                .collect(Collectors.joining());
    }

    private static int replicas(DeploymentObservation seen) {
        return seen instanceof Present present ? present.replicas() : 0;
    }
}
