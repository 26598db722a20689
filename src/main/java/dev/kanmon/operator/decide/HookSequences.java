package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.hook.HookSequence;
import dev.kanmon.operator.decide.hook.HookSighting;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.hook.PlannedHook;
import dev.kanmon.operator.decide.hook.RunningHook;
import java.util.List;
import java.util.Optional;

/** The sequences of hooks around one run, as the spec wants them. */
final class HookSequences {

    private final Observed observed;
    private final RunStatus run;
    private final PlannedHooks planned;

    HookSequences(Observed observed, RunStatus run) {
        this.observed = observed;
        this.run = run;
        this.planned = new PlannedHooks(observed);
    }

    HookSequence before(int round) {
        return sequence(HookUse.Before, planned.before(), round);
    }

    HookSequence after(int round) {
        return sequence(HookUse.After, planned.after(), round);
    }

    /** Backups for another plan of the run have other names, since a Job came between them. */
    HookSequence backup(PlanStatus plan) {
        return sequence(HookUse.Backup, planned.backups(plan), run.attempt());
    }

    private HookSequence sequence(HookUse use, List<PlannedHook> hooks, int round) {
        return new HookSequence(
                use,
                hooks,
                (hook, attempt) -> Naming.hook(observed.owner(), use, hook, run.id(), round, attempt),
                attempt -> Backoff.PATIENT.after(attempt, observed.owner().uid()),
                sighting(use),
                observed.now());
    }

    private Optional<HookSighting> sighting(HookUse use) {
        return RunningHook.of(observed.status())
                .filter(running -> running.use() == use)
                .map(running -> new HookSighting(running.hook().name(), observed.hook()));
    }
}
