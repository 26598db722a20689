package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.contract.Holds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The removing migrations that are held, in a resource's status: what runs find out about them, and ask for. */
final class HeldMigrations {

    private HeldMigrations() {}

    /** {@code spec.rollout.contract}. */
    static Optional<Rollout.Contract> wish(Observed observed) {
        return Optional.ofNullable(observed.spec().rollout()).map(Rollout::contract);
    }

    /** What is held; empty where nothing is, or the spec no longer asks for it. */
    static Optional<ContractStatus> of(Observed observed) {
        return wish(observed)
                .flatMap(wish -> Optional.ofNullable(observed.status().rollout()))
                .map(RolloutStatus::contract);
    }

    /** Those that a run that starts now need not leave out. */
    static List<String> released(Observed observed) {
        return of(observed).map(ContractStatus::released).orElse(List.of());
    }

    /**
     * Whether the run was started for other releases than there are now. What a run that has ended found out holds also when
     * something is released no more.
     */
    static boolean ask(Observed observed, RunStatus run) {
        List<String> wanted = released(observed);
        List<String> had = run.input().released();
        return switch (run.phase()) {
            case Running, Planned, Waiting -> !Set.copyOf(had).equals(Set.copyOf(wanted));
            case Succeeded -> !had.containsAll(wanted);
            case Failed -> false;
        };
    }

    /** The status of the rollout after a look at the run's Job. */
    static RolloutStatus after(Observed observed, Step step) {
        RolloutStatus before = observed.status().rollout();
        ContractStatus held = of(observed).orElse(null);
        return wish(observed).isEmpty() ? before : with(before, learn(observed, step, held));
    }

    /** The status with other holds; null where there is nothing left to say. */
    static RolloutStatus with(RolloutStatus before, Optional<ContractStatus> contract) {
        RolloutStatus next = (before == null ? RolloutStatus.empty() : before).contract(contract.orElse(null));
        return next.equals(RolloutStatus.empty()) ? null : next;
    }

    private static Optional<ContractStatus> learn(Observed observed, Step step, ContractStatus held) {
        boolean succeeded = step.run().phase() == RunPhase.Succeeded;
        RunStatus run = observed.status().run();
        return switch (run.task()) {
            case Plan -> planned(step, held);
            case Deploy -> succeeded ? Holds.applied(held, run.input().released()) : Optional.ofNullable(held);
            // It succeeds where nothing at all is pending.
            case Inspect -> succeeded ? Optional.empty() : Optional.ofNullable(held);
            case Resolve, Restore, RestoreRows, CheckDrift, CheckRequirements, Reset, Seed -> Optional.ofNullable(held);
        };
    }

    /** A plan Job that failed, or whose report was lost, says nothing. */
    private static Optional<ContractStatus> planned(Step step, ContractStatus held) {
        boolean said = step.run().phase() == RunPhase.Succeeded || step.run().phase() == RunPhase.Planned;
        if (!said || step.report() == null) {
            return Optional.ofNullable(held);
        }
        List<String> pending = pending(step.report().plan());
        boolean complete = pending.stream().allMatch(ReportReader::isWhole);
        return Holds.planned(
                held, pending.stream().filter(ReportReader::isWhole).toList(), complete);
    }

    private static List<String> pending(RunReport.Plan plan) {
        return plan == null
                ? List.of()
                : Stream.concat(plan.held().stream(), plan.removing().stream()).toList();
    }
}
