package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.restore.KnownBackups;

/** Decides what is next for a MigrationResolution for one database. */
public final class ResolutionDecider {

    private final ResolutionObserved observed;
    private final ResolutionDraft draft;

    private ResolutionDecider(ResolutionObserved observed, ResolutionDraft draft) {
        this.observed = observed;
        this.draft = draft;
    }

    public static ResolutionDecision decide(ResolutionObserved observed) {
        ResolutionDraft draft = ResolutionDraft.from(observed);
        return RestoreDecider.isFor(observed)
                ? RestoreDecider.decide(observed, draft)
                : new ResolutionDecider(observed, draft).decide();
    }

    private ResolutionDecision decide() {
        RunStatus run = draft.run();
        if (run != null && run.phase() == RunPhase.Running) {
            return follow();
        }
        if (run != null && run.phase() == RunPhase.Succeeded) {
            return settled(draft);
        }
        if (observed.status().phase() == ResolutionPhase.Resolved) {
            return draft.asBefore(observed.status(), ResolutionPhase.Resolved, Reason.Resolved);
        }
        return observed.spec().action() == null ? undecided() : decided();
    }

    private ResolutionDecision follow() {
        ResolutionAttempts attempts = new ResolutionAttempts(observed, draft);
        Step step = attempts.follow();
        return step.run().phase() == RunPhase.Running ? attempts.goingOn(step) : settled(draft.run(step.run()));
    }

    private ResolutionDecision undecided() {
        if (observed.database().filter(Database::settled).isPresent()) {
            return draft.standing(
                    ResolutionPhase.Resolved,
                    Reason.Resolved,
                    "The database was emptied by a reset since; nothing is left to decide here.");
        }
        return observed.others()
                .answer()
                .map(other -> draft.standing(
                        ResolutionPhase.Resolved,
                        Reason.Resolved,
                        "MigrationResolution " + other + " decided about "
                                + observed.spec().migration() + "; nothing is left to decide here."))
                .orElseGet(() -> draft.standing(
                        ResolutionPhase.AwaitingDecision,
                        Reason.AwaitingDecision,
                        new Question(observed.owner(), observed.spec().migration(), draft.origin(), backups()).text()));
    }

    private KnownBackups backups() {
        return observed.database().map(Database::backups).orElseGet(KnownBackups::none);
    }

    private ResolutionDecision decided() {
        return ResolutionObstacles.of(observed, draft)
                .orElseGet(() -> DecisionId.of(observed).isNewAfter(draft.run())
                        ? new ResolutionAttempts(observed, draft).begin(task())
                        : settled(draft));
    }

    private RunTask task() {
        return observed.spec().action() == Action.RowsRestored ? RunTask.RestoreRows : RunTask.Resolve;
    }

    private ResolutionDecision settled(ResolutionDraft ended) {
        RunStatus run = ended.run();
        return switch (run.phase()) {
            case Succeeded -> ended.standing(ResolutionPhase.Resolved, Reason.Resolved, whatWasDone(run.task()));
            case Failed -> ended.standing(ResolutionPhase.Failed, run.reason(), run.message());
            case Waiting -> new ResolutionAttempts(observed, ended).waiting();
            case Running, Planned ->
                throw new IllegalStateException("a run is followed while it is under way, and a mark needs no plan");
        };
    }

    private String whatWasDone(RunTask task) {
        String migration = observed.spec().migration();
        if (task == RunTask.RestoreRows) {
            return "The rows that " + migration + " changed are as they were before it. The history stays as it is.";
        }
        return (observed.spec().script() == null ? "The" : "The script has run, and the") + " history says that "
                + migration + " is " + stateDecided() + ".";
    }

    private String stateDecided() {
        return observed.spec().action() == Action.Applied ? "applied" : "rolled back";
    }
}
