package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.hook.HookProgress;
import dev.kanmon.operator.decide.hook.HookProgress.State;
import dev.kanmon.operator.decide.hook.HookSequence;
import dev.kanmon.operator.decide.hook.HookUse;
import java.util.List;

/**
 * Decides what is done between the gates of a plan and its Job: the hooks before the run, then the backups. Each of them
 * has to be done, or to be one that need not be, before there is a Job that changes the database.
 */
final class BeforeRun {

    private final Observed observed;
    private final Draft draft;
    private final PlanStatus plan;
    private final PlannedHooks planned;
    private final HookSequence before;
    private final HookSequence backup;

    private BeforeRun(Observed observed, Draft draft) {
        HookSequences sequences = new HookSequences(observed, draft.run());
        this.observed = observed;
        this.plan = observed.status().plan();
        this.planned = new PlannedHooks(observed);
        this.before = sequences.before(Rounds.number(draft.hooks(), draft.run()));
        this.backup = sequences.backup(plan);
        this.draft = hasBackups(draft) ? withBackups(draft, backup.current(backups(draft))) : draft;
    }

    /** @param draft of a run whose plan may run */
    static Decision decide(Observed observed, Draft draft) {
        return Rounds.isEnding(draft.hooks())
                ? AfterRun.first(observed, draft, ended -> new BeforeRun(observed, ended).followed())
                : new BeforeRun(observed, draft).followed();
    }

    /** A backup that is running comes before a hook that the spec got since it was begun. */
    private Decision followed() {
        HookProgress progress = backup.follow(backups(draft));
        if (!hasBackups(draft)) {
            return decide();
        }
        Draft next = withBackups(draft, progress.hooks());
        return progress.state() == State.UNDER_WAY
                ? underWay(next, HookUse.Backup, progress)
                : new BeforeRun(observed, next).decide();
    }

    /** What blocks is looked at first: for a run that is not going to be, nothing is begun anew. */
    private Decision decide() {
        List<HookStatus> hooks = Rounds.before(draft.hooks(), draft.run());
        if (before.blocking(hooks).isPresent()) {
            return blocked(draft, HookUse.Before, before.advance(hooks));
        }
        return backup.blocking(backups(draft)).isPresent() ? thenBackups(draft) : hooksFirst();
    }

    private Decision hooksFirst() {
        boolean open = Rounds.isOpen(draft.hooks());
        if (planned.before().isEmpty() && !open) {
            return thenBackups(draft);
        }
        HookProgress progress = before.advance(open ? draft.hooks().before() : List.of());
        Draft next = draft.hooks(
                open
                        ? Rounds.withBefore(draft.hooks(), progress.hooks())
                        : Rounds.opened(draft.hooks(), draft.run(), progress.hooks()));
        return switch (progress.state()) {
            case UNDER_WAY -> underWay(next, HookUse.Before, progress);
            case BLOCKED -> blocked(next, HookUse.Before, progress);
            case THROUGH -> thenBackups(next);
        };
    }

    private Decision thenBackups(Draft next) {
        if (!hasBackups(next)) {
            return thenDeploy(next);
        }
        HookProgress progress = backup.advance(backups(draft));
        Draft stepped = withBackups(next, progress.hooks());
        return switch (progress.state()) {
            case UNDER_WAY -> underWay(stepped, HookUse.Backup, progress);
            case BLOCKED -> blocked(stepped, HookUse.Backup, progress);
            case THROUGH -> thenDeploy(stepped);
        };
    }

    /** Hooks after the run are owed from here on, also where there are none before it. */
    private Decision thenDeploy(Draft next) {
        boolean owed = !planned.after().isEmpty() && !Rounds.isOpen(next.hooks());
        Draft opened = owed ? next.hooks(Rounds.opened(next.hooks(), next.run(), List.of())) : next;
        return BetweenRuns.nextJob(observed, opened, RunTask.Deploy);
    }

    private Decision underWay(Draft next, HookUse use, HookProgress progress) {
        return next.hook(use, progress)
                .standing(
                        Phase.BackingUp,
                        HookWording.underWay(use),
                        HookWording.underWay(use, progress.current().orElseThrow()));
    }

    private Decision blocked(Draft next, HookUse use, HookProgress progress) {
        HookStatus hook = progress.current().orElseThrow();
        return AfterRun.first(observed, next, after -> after.hook(use, progress)
                .standing(Phase.Failed, HookWording.reason(use, hook), HookWording.blocked(use, hook)));
    }

    private Draft withBackups(Draft next, List<HookStatus> hooks) {
        return next.backup(Backups.next(next.backup(), next.run(), plan, hooks, observed.hook()))
                .knowledge(
                        planned.backups(plan).isEmpty()
                                ? next.knowledge()
                                : next.knowledge().with(Backups.finding(hooks)));
    }

    /** Wanted ones, or ones that were begun before they were taken out of the spec. */
    private boolean hasBackups(Draft next) {
        return !planned.backups(plan).isEmpty() || !backups(next).isEmpty();
    }

    private List<HookStatus> backups(Draft next) {
        return Backups.hooks(next.backup(), next.run(), plan);
    }
}
