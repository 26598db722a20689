package dev.kanmon.operator.decide.gate;

import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.contract.RunReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What is known of the migrations that versions need.
 *
 * @param all in the order in which they are asked for; one that nobody has asked about has no run
 */
public record Requirements(List<Requirement> all) {

    public Requirements {
        all = List.copyOf(all);
    }

    /** Of these names and no others, as far as they are known. */
    public Requirements of(List<String> names) {
        return new Requirements(
                names.stream().map(name -> find(name).orElse(unasked(name))).toList());
    }

    /** The names that are not known to be applied, and about which nobody has asked. */
    public List<String> unasked() {
        return all.stream()
                .filter(requirement -> !requirement.applied() && requirement.run() == null)
                .map(Requirement::migration)
                .toList();
    }

    public List<String> absent() {
        return all.stream()
                .filter(requirement -> !requirement.applied() && requirement.run() != null)
                .map(Requirement::migration)
                .toList();
    }

    public List<String> names() {
        return all.stream().map(Requirement::migration).toList();
    }

    /** Nothing is known of those to which this applies. */
    public Requirements forgetting(Predicate<Requirement> which) {
        return map(requirement -> which.test(requirement) ? unasked(requirement.migration()) : requirement);
    }

    /**
     * With what a run's Job reports: it was the only one at work, so it knows better.
     *
     * @param run its id
     */
    public Requirements answeredBy(String run, RunReport.Required answer) {
        return map(requirement -> answer.applied().contains(requirement.migration())
                ? new Requirement(requirement.migration(), true, run)
                : answer.absent().contains(requirement.migration())
                        ? new Requirement(requirement.migration(), false, run)
                        : requirement);
    }

    /** The same from a Job beside which a run may have applied more: it takes nothing back. */
    public Requirements completedBy(String run, RunReport.Required answer) {
        Requirements answered = answeredBy(run, answer);
        return map(requirement -> requirement.applied()
                ? requirement
                : answered.find(requirement.migration()).orElseThrow());
    }

    /** Those of these names are applied. */
    public Requirements applied(String run, Predicate<String> which) {
        return map(requirement -> !requirement.applied() && which.test(requirement.migration())
                ? new Requirement(requirement.migration(), true, run)
                : requirement);
    }

    /** What is still unasked counts as asked: the answer had no word on it. */
    public Requirements unanswered(String run) {
        return map(requirement -> !requirement.applied() && requirement.run() == null
                ? new Requirement(requirement.migration(), false, run)
                : requirement);
    }

    private Requirements map(UnaryOperator<Requirement> change) {
        return new Requirements(all.stream().map(change).toList());
    }

    private Optional<Requirement> find(String name) {
        return all.stream()
                .filter(requirement -> requirement.migration().equals(name))
                .findFirst();
    }

    private static Requirement unasked(String name) {
        return new Requirement(name, false, null);
    }
}
