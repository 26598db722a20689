package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import java.util.Optional;

/** What keeps a decision of a person from being carried out: for good, or until something else has happened. */
final class ResolutionObstacles {

    private final ResolutionObserved observed;
    private final ResolutionDraft draft;

    private ResolutionObstacles(ResolutionObserved observed, ResolutionDraft draft) {
        this.observed = observed;
        this.draft = draft;
    }

    /** @return empty where the decision can be carried out */
    static Optional<ResolutionDecision> of(ResolutionObserved observed, ResolutionDraft draft) {
        ResolutionObstacles obstacles = new ResolutionObstacles(observed, draft);
        return obstacles.refusal().or(obstacles::obstacle);
    }

    private Optional<ResolutionDecision> refusal() {
        // A decision that was refused stays so when the other one is in the history: it was made without knowing of
        // that.
        if (observed.others().refused()) {
            return Optional.of(draft.asBefore(observed.status(), ResolutionPhase.Failed, Reason.ResolutionConflict));
        }
        return observed.others()
                .first()
                .map(
                        other -> draft.standing(
                                ResolutionPhase.Failed,
                                Reason.ResolutionConflict,
                                "MigrationResolution " + other + " decided about "
                                        + observed.spec().migration()
                                        + " first, and nothing was done for this one. Delete it; where its decision is needed after the other one, make it anew."))
                .or(() -> scriptProblem()
                        .map(problem -> draft.standing(ResolutionPhase.Failed, Reason.SuggestionUnavailable, problem)));
    }

    private Optional<String> scriptProblem() {
        RunStatus run = draft.run();
        boolean begun = run != null && !DecisionId.of(observed).isNewAfter(run);
        return begun
                ? Optional.empty()
                : SuggestedScript.problem(
                        observed.spec().script(), draft.origin().suggestions());
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

    /** Marking a migration as applied writes down its checksum; everything else needs its name alone. */
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
        return Optional.of(draft.standing(ResolutionPhase.Pending, reason, message));
    }
}
