package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what is next for a MigrationResolution for one database. */
public final class ResolutionDecider {

    private final ResolutionObserved observed;
    private final Origin origin;

    private ResolutionDecider(ResolutionObserved observed) {
        this.observed = observed;
        this.origin = Origin.of(observed.status(), observed.told());
    }

    public static ResolutionDecision decide(ResolutionObserved observed) {
        return new ResolutionDecider(observed).decide();
    }

    private ResolutionDecision decide() {
        RunStatus run = observed.status().run();
        if (run != null && run.phase() == RunPhase.Running) {
            return follow(new RunFollower(observed.owner(), run, observed.now()).follow(observed.job()));
        }
        if (run != null && run.phase() == RunPhase.Succeeded) {
            return settled(run);
        }
        if (observed.status().phase() == ResolutionPhase.Resolved) {
            return asBefore(run, ResolutionPhase.Resolved, Reason.Resolved);
        }
        return observed.spec().action() == null ? undecided(run) : decided(run);
    }

    private ResolutionDecision undecided(RunStatus run) {
        return observed.others()
                .answer()
                .map(other -> stand(
                        run,
                        ResolutionPhase.Resolved,
                        Reason.Resolved,
                        "MigrationResolution " + other + " decided about "
                                + observed.spec().migration() + "; nothing is left to decide here."))
                .orElseGet(() -> stand(
                        run,
                        ResolutionPhase.AwaitingDecision,
                        Reason.AwaitingDecision,
                        new Question(observed.owner(), observed.spec().migration(), origin).text()));
    }

    private ResolutionDecision decided(RunStatus run) {
        return refusal(run).or(this::obstacle).orElseGet(() -> isNewDecision(run) ? start(run) : settled(run));
    }

    private Optional<ResolutionDecision> refusal(RunStatus run) {
        // A decision that was refused stays so when the other one is in the history: it was made without knowing of
        // that.
        if (observed.others().refused()) {
            return Optional.of(asBefore(run, ResolutionPhase.Failed, Reason.ResolutionConflict));
        }
        return observed.others()
                .first()
                .map(
                        other -> stand(
                                run,
                                ResolutionPhase.Failed,
                                Reason.ResolutionConflict,
                                "MigrationResolution " + other + " decided about "
                                        + observed.spec().migration()
                                        + " first, and nothing was done for this one. Delete it; where its decision is needed after the other one, make it anew."))
                .or(() -> scriptProblem()
                        .map(problem -> stand(run, ResolutionPhase.Failed, Reason.SuggestionUnavailable, problem)));
    }

    private Optional<String> scriptProblem() {
        boolean begun = observed.status().run() != null
                && !isNewDecision(observed.status().run());
        return begun
                ? Optional.empty()
                : SuggestedScript.problem(observed.spec().script(), origin.suggestions());
    }

    private ResolutionDecision asBefore(RunStatus run, ResolutionPhase phase, Reason reason) {
        String message = observed.status().conditions().stream()
                .filter(condition -> condition.type().equals(ConditionType.Ready.name()))
                .map(Condition::message)
                .findFirst()
                .orElse("As it was decided before.");
        return stand(run, phase, reason, message);
    }

    private ResolutionDecision follow(Step step) {
        if (step.run().phase() != RunPhase.Running) {
            return settled(step.run());
        }
        return decision(
                step.run(), ResolutionPhase.Resolving, step.reason(), step.message(), step.effect(), Optional.empty());
    }

    private Optional<ResolutionDecision> obstacle() {
        if (observed.database().isEmpty()) {
            return pending(
                    Reason.DatabaseMigrationNotFound,
                    "There is no DatabaseMigration "
                            + observed.spec().migrationRef().name()
                            + " in this namespace; create it, or correct spec.migrationRef.name.");
        }
        Database database = observed.database().get();
        if (database.underWay()) {
            return pending(Reason.WaitingForRun, "The run that is under way ends first.");
        }
        return needsSource() ? sourceObstacle(database) : Optional.empty();
    }

    /** Marking a migration as applied writes down its checksum; marking it as rolled back needs its name alone. */
    private boolean needsSource() {
        return observed.spec().action() == Action.Applied;
    }

    private Optional<ResolutionDecision> sourceObstacle(Database database) {
        if (database.source() instanceof Awaited awaited) {
            return pending(awaited.reason(), awaited.message());
        }
        if (database.source() instanceof Unusable unusable) {
            return pending(unusable.reason(), unusable.message());
        }
        if (!database.source().mayHold(observed.spec().migration())) {
            return pending(
                    Reason.MigrationNotInSource,
                    "The source has no migration " + observed.spec().migration()
                            + " yet; it is marked as applied when the source has it, before anything is run.");
        }
        return database.inlineMounted()
                ? Optional.empty()
                : pending(Reason.WaitingForRun, "The inline source is being put into a ConfigMap.");
    }

    private Optional<ResolutionDecision> pending(Reason reason, String message) {
        return Optional.of(stand(observed.status().run(), ResolutionPhase.Pending, reason, message));
    }

    /** While a decision is tried again it stays the same one; after it failed, every edit of a person makes it anew. */
    private boolean isNewDecision(RunStatus run) {
        if (run == null) {
            return true;
        }
        DecisionId before = DecisionId.parse(run.input().digest());
        return run.phase() == RunPhase.Failed ? !before.equals(decisionId()) : !before.asksForTheSameAs(decisionId());
    }

    private DecisionId decisionId() {
        return DecisionId.of(observed.spec(), observed.owner().generation());
    }

    private ResolutionDecision start(RunStatus previous) {
        RunInput input = new RunInput(decisionId().toString(), null, null);
        RunStatus run = Runs.start(observed.owner(), previous, input, RunTask.Resolve, observed.now());
        return creating(run, "Job " + run.job() + " will write the decision into the history.");
    }

    private ResolutionDecision settled(RunStatus run) {
        return switch (run.phase()) {
            case Succeeded ->
                stand(
                        run,
                        ResolutionPhase.Resolved,
                        Reason.Resolved,
                        (observed.spec().script() == null ? "The" : "The script has run, and the")
                                + " history says that " + observed.spec().migration() + " is " + stateDecided() + ".");
            case Failed -> stand(run, ResolutionPhase.Failed, run.reason(), run.message());
            case Waiting -> waiting(run);
            case Running, Planned ->
                throw new IllegalStateException("a run is followed while it is under way, and a mark needs no plan");
        };
    }

    private ResolutionDecision waiting(RunStatus run) {
        if (Runs.due(run, observed.now())) {
            RunStatus next = Runs.nextAttempt(observed.owner(), run, run.task());
            return creating(next, "Attempt " + next.attempt() + " starts with Job " + next.job() + ".");
        }
        return decision(
                run,
                ResolutionPhase.Resolving,
                run.reason(),
                run.message() + " Next attempt at " + run.retryAt() + ".",
                Optional.empty(),
                Optional.of(Instant.parse(run.retryAt())));
    }

    private String stateDecided() {
        return observed.spec().action() == Action.Applied ? "applied" : "rolled back";
    }

    private ResolutionDecision creating(RunStatus run, String message) {
        return decision(
                run,
                ResolutionPhase.Resolving,
                Reason.Resolving,
                message,
                Optional.of(new Effect.CreateJob(run)),
                Optional.empty());
    }

    private ResolutionDecision stand(RunStatus run, ResolutionPhase phase, Reason reason, String message) {
        return decision(run, phase, reason, message, Optional.empty(), Optional.empty());
    }

    private ResolutionDecision decision(
            RunStatus run,
            ResolutionPhase phase,
            Reason reason,
            String message,
            Optional<Effect> effect,
            Optional<Instant> recheckAt) {
        return new ResolutionDecision(
                phase, Standing.of(phase, reason, message).findings(), origin, List.of(), null, run, effect, recheckAt);
    }
}
