package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.contract.Sight;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.operator.decide.contract.WorkloadObservation.KindNotInstalled;
import dev.kanmon.operator.decide.contract.WorkloadObservation.NotPermitted;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import dev.kanmon.operator.decide.rollout.Coming;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether what is seen of the application is enough to say which versions of it run. */
final class ContractSight {

    private final Observed observed;
    private final List<WorkloadObservation> workloads;

    private ContractSight(Observed observed) {
        this.observed = observed;
        this.workloads = observed.rollout().workloads();
    }

    /** @param observed of a resource whose spec has {@code rollout.contract} */
    static Sight of(Observed observed) {
        ContractSight sight = new ContractSight(observed);
        return sight.obstacle().<Sight>map(Sight.Obscured::new).orElseGet(sight::told);
    }

    private Sight told() {
        return underWay(observed)
                .<Sight>map(blueGreen -> new Sight.RollingOut(
                        "The rollout of version " + blueGreen.revision() + " is under way.", clear()))
                .orElseGet(this::clear);
    }

    private Sight.Clear clear() {
        Map<Boolean, List<WorkloadObservation>> byNaming = workloads.stream()
                .collect(Collectors.partitioningBy(seen ->
                        observed.spec().rollout().workloads().stream().anyMatch(wanted -> isPresent(seen, wanted))));
        return new Sight.Clear(byNaming.get(true), byNaming.get(false), coming());
    }

    private Optional<Version> coming() {
        BlueGreen wish = observed.spec().rollout().blueGreen();
        return wish == null
                ? Optional.empty()
                : Coming.of(
                                wish,
                                blueGreen(observed).orElse(null),
                                observed.rollout().blueGreen())
                        .flatMap(colour -> workloads.stream()
                                .filter(Present.class::isInstance)
                                .map(Present.class::cast)
                                .filter(workload -> workload.name().equals(colour.deployment()))
                                .findFirst())
                        .map(workload -> new Version(workload.kind(), workload.name(), workload.version()));
    }

    /** The Blue-Green rollout that Kanmon is leading; empty while it is at rest. */
    static Optional<BlueGreenStatus> underWay(Observed observed) {
        return blueGreen(observed).filter(Coming::isUnderWay);
    }

    private static Optional<BlueGreenStatus> blueGreen(Observed observed) {
        return Optional.ofNullable(observed.status().rollout()).map(RolloutStatus::blueGreen);
    }

    private Optional<String> obstacle() {
        return unseen().or(() ->
                        colours().flatMap(colour -> unclear(colour).stream()).findFirst())
                .or(this::absent);
    }

    private Optional<String> unseen() {
        return workloads.stream()
                .filter(NotPermitted.class::isInstance)
                .findFirst()
                .map(hidden ->
                        "Kanmon has no right to look at " + named(hidden) + ": the chart's switch rollouts.contract.")
                .or(() -> workloads.stream()
                        .filter(KindNotInstalled.class::isInstance)
                        .findFirst()
                        .map(foreign -> "The cluster does not have the kind of " + named(foreign) + "."));
    }

    /** A workload that the spec names has to be there; of two colours the one that was deleted need not. */
    private Optional<String> absent() {
        Optional<String> missing = observed.spec().rollout().workloads().stream()
                .filter(wanted -> workloads.stream().noneMatch(seen -> isPresent(seen, wanted)))
                .findFirst()
                .map(wanted -> WorkloadNames.of(wanted) + " does not exist.");
        boolean none = workloads.stream().noneMatch(Present.class::isInstance);
        return missing.or(() -> none ? Optional.of("No workload of the application exists.") : Optional.empty());
    }

    private static boolean isPresent(WorkloadObservation seen, Rollout.Workload wanted) {
        return seen instanceof Present
                && seen.kind() == WorkloadNames.kind(wanted)
                && seen.name().equals(wanted.name());
    }

    private Stream<ColourObservation> colours() {
        return observed.spec().rollout().blueGreen() == null
                ? Stream.empty()
                : Stream.of(
                        observed.rollout().blueGreen().blue(),
                        observed.rollout().blueGreen().green());
    }

    private Optional<String> unclear(ColourObservation colour) {
        if (colour instanceof ColourObservation.NotPermitted) {
            return Optional.of("Kanmon has no right to look at the colours: the chart's switch rollouts.blueGreen.");
        }
        if (colour instanceof ColourObservation.Ambiguous ambiguous) {
            return Optional.of("Nobody can say which of these Deployments is meant: "
                    + String.join(", ", ambiguous.deployments()) + ".");
        }
        boolean unlooked = colour instanceof ColourObservation.Present present
                && workloads.stream()
                        .noneMatch(
                                seen -> seen instanceof Present && seen.name().equals(present.deployment()));
        return unlooked ? Optional.of("Not all of the application's workloads were seen yet.") : Optional.empty();
    }

    private static String named(WorkloadObservation workload) {
        return workload.kind() + " " + workload.name();
    }
}
