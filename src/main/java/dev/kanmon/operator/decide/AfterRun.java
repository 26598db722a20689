package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.operator.decide.hook.HookProgress;
import dev.kanmon.operator.decide.hook.HookProgress.State;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.hook.RunningHook;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ends what was begun around a run before anything else goes on, whatever became of the run: the hook that is running
 * is followed to its end, and then the hooks after the run are done.
 */
final class AfterRun {

    private final Observed observed;
    private final Draft draft;
    private final HookSequences sequences;

    private AfterRun(Observed observed, Draft draft) {
        this.observed = observed;
        this.draft = draft;
        this.sequences = new HookSequences(observed, draft.run());
    }

    /**
     * @param draft of a run that has ended, or is not going on; or before the first run
     * @param then what is decided once nothing is left to be ended
     */
    static Decision first(Observed observed, Draft draft, Function<Draft, Decision> then) {
        return draft.run() == null ? then.apply(draft) : new AfterRun(observed, draft).first(then);
    }

    /**
     * The same for a run that may go on later. Its backups would be old by then, so they are taken anew.
     *
     * @param then what is decided once nothing is left to be ended
     */
    static Decision turningBack(Observed observed, Draft draft, Function<Draft, Decision> then) {
        return first(observed, draft, ended -> then.apply(withoutBackups(observed, ended)));
    }

    /** One step of the hooks after a run that failed; that it failed is told, and asked about, without waiting for them. */
    static Draft beside(Observed observed, Draft draft) {
        if (!Rounds.isOpen(draft.hooks())) {
            return draft;
        }
        HookProgress progress = new AfterRun(observed, draft).advance(draft.hooks());
        return stepped(draft, progress);
    }

    private Decision first(Function<Draft, Decision> then) {
        Optional<HookUse> running = RunningHook.of(observed.status())
                .filter(hook -> hook.hook().phase() == HookPhase.Running)
                .filter(hook -> hook.run().equals(draft.run().id()))
                .map(RunningHook::use);
        if (running.equals(Optional.of(HookUse.Before))) {
            return followBefore(then);
        }
        return running.equals(Optional.of(HookUse.Backup)) ? followBackup(then) : hooksAfter(draft, then);
    }

    private Decision followBefore(Function<Draft, Decision> then) {
        HooksStatus hooks = draft.hooks();
        HookProgress progress = sequences.before(hooks.round()).follow(hooks.before());
        Draft next = draft.hooks(Rounds.withBefore(hooks, progress.hooks()));
        return followed(next, HookUse.Before, progress, then);
    }

    private Decision followBackup(Function<Draft, Decision> then) {
        PlanStatus plan = observed.status().plan();
        List<HookStatus> hooks = Backups.hooks(draft.backup(), draft.run(), plan);
        HookProgress progress = sequences.backup(plan).follow(hooks);
        Draft next = draft.backup(Backups.next(draft.backup(), draft.run(), plan, progress.hooks(), observed.hook()));
        return followed(next, HookUse.Backup, progress, then);
    }

    private Decision followed(Draft next, HookUse use, HookProgress progress, Function<Draft, Decision> then) {
        return progress.state() == State.UNDER_WAY
                ? next.hook(use, progress)
                        .standing(
                                Phase.BackingUp,
                                HookWording.underWay(use),
                                HookWording.underWay(use, progress.current().orElseThrow()))
                : hooksAfter(next, then);
    }

    private Decision hooksAfter(Draft next, Function<Draft, Decision> then) {
        if (!Rounds.isOpen(next.hooks())) {
            return then.apply(next);
        }
        HookProgress progress = advance(next.hooks());
        Draft stepped = stepped(next, progress);
        return switch (progress.state()) {
            case UNDER_WAY ->
                stepped.standing(
                        draft.run().phase() == RunPhase.Succeeded ? Phase.Applying : Phase.Pending,
                        Reason.RunningHooks,
                        HookWording.underWay(HookUse.After, progress.current().orElseThrow()));
            case BLOCKED ->
                stepped.standing(
                        Phase.Failed,
                        Reason.HookFailed,
                        HookWording.blocked(HookUse.After, progress.current().orElseThrow()));
            case THROUGH -> then.apply(stepped);
        };
    }

    private HookProgress advance(HooksStatus hooks) {
        return sequences.after(hooks.round()).advance(hooks.after());
    }

    private static Draft stepped(Draft draft, HookProgress progress) {
        boolean closed = progress.state() == State.THROUGH;
        return draft.hooks(Rounds.withAfter(draft.hooks(), progress.hooks(), closed))
                .hook(HookUse.After, progress);
    }

    private static Draft withoutBackups(Observed observed, Draft draft) {
        boolean ended = draft.run() == null
                || draft.run().phase() == RunPhase.Succeeded
                || draft.run().phase() == RunPhase.Failed;
        PlanStatus plan = observed.status().plan();
        if (ended || plan == null) {
            return draft;
        }
        List<HookStatus> hooks = Backups.hooks(draft.backup(), draft.run(), plan);
        List<HookStatus> anew =
                new HookSequences(observed, draft.run()).backup(plan).anew(hooks);
        return hooks.isEmpty()
                ? draft
                : draft.backup(Backups.next(draft.backup(), draft.run(), plan, anew, observed.hook()))
                        .knowledge(draft.knowledge()
                                .withBackedUp(
                                        ConditionState.Unknown,
                                        Reason.NotChecked,
                                        "The backups are taken when the run goes on."));
    }
}
