package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.gate.GateAnswer;
import dev.kanmon.operator.decide.rollout.BlueGreenDecider;
import dev.kanmon.operator.decide.rollout.BlueGreenInput;
import dev.kanmon.operator.decide.rollout.BlueGreenMove;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import java.util.Optional;

/**
 * Leads the Blue-Green rollout, where one is asked for. A run that is under way, or that failed, does not stop it: the gate
 * says whether a version may be started, and the way back never needs the database.
 */
final class BlueGreenStep {

    private final Observed observed;
    private final Decision decision;
    private final RolloutStatus rollout;

    private BlueGreenStep(Observed observed, Decision decision) {
        this.observed = observed;
        this.decision = decision;
        this.rollout = decision.rollout() == null ? RolloutStatus.empty() : decision.rollout();
    }

    static Decision beside(Observed observed, Decision decision) {
        BlueGreenStep step = new BlueGreenStep(observed, decision);
        return observed.spec().rollout() == null || observed.spec().rollout().blueGreen() == null
                ? step.unled()
                : step.led(observed.spec().rollout().blueGreen());
    }

    private Decision unled() {
        return rollout.blueGreen() == null
                ? decision
                : decision.rollout(rollout.blueGreen(BlueGreenDecider.unled(rollout.blueGreen())));
    }

    private Decision led(BlueGreen wish) {
        BlueGreenMove move = BlueGreenDecider.decide(input(wish));
        Decision told = standing(move)
                .rollout(rollout.blueGreen(move.status()))
                .finding(new Finding(
                        ConditionType.RolledOut,
                        move.standing() == Standing.AT_REST ? ConditionState.True : ConditionState.False,
                        move.status().reason(),
                        move.status().message()));
        return done(move, told.recheckBy(move.recheckAt()));
    }

    private BlueGreenInput input(BlueGreen wish) {
        return new BlueGreenInput(
                observed.owner().namespace(),
                observed.owner().uid(),
                wish,
                rollout.blueGreen(),
                observed.rollout().blueGreen(),
                this::gate,
                observed.rollout().approvedSwitch(),
                observed.rollout().retry(),
                isContracting(),
                new TrafficHookSequences(observed, wish, rollout.blueGreen()),
                observed.now());
    }

    private GateAnswer gate(ColourObservation.Present candidate) {
        return DecidedGate.answer(observed, decision, candidate.requires());
    }

    /** What takes away from the schema what an older version uses is not undone when the run fails half-way. */
    private boolean isContracting() {
        RunStatus run = decision.run();
        PlanStatus plan = decision.plan();
        return run != null
                && run.task() == RunTask.Deploy
                && run.phase() == RunPhase.Running
                && plan != null
                && !(plan.removing().isEmpty() && plan.mixed().isEmpty());
    }

    /** The run's standing is told as long as there is more to say of it than that it is done. */
    private Decision standing(BlueGreenMove move) {
        return decision.phase() == Phase.Ready
                ? phase(move.standing())
                        .map(phase -> decision.standing(
                                phase, move.status().reason(), move.status().message()))
                        .orElse(decision)
                : decision;
    }

    private static Optional<Phase> phase(Standing standing) {
        return switch (standing) {
            case AT_REST -> Optional.empty();
            case UNDER_WAY -> Optional.of(Phase.RollingOut);
            case AWAITING_APPROVAL -> Optional.of(Phase.AwaitingApproval);
            case STOPPED -> Optional.of(Phase.Suspended);
            case STALLED -> Optional.of(Phase.Failed);
        };
    }

    private Decision done(BlueGreenMove move, Decision told) {
        Optional<Effect> act = move.act().map(Effect.Act::new);
        BlueGreenStatus status = move.status();
        Optional<Effect> shift =
                move.shift().map(to -> new Effect.ShiftTraffic(status.revision(), to, status.trafficHook()));
        return act.or(() -> shift).map(effect -> first(told, effect)).orElse(told);
    }

    /** What a run has to have done comes first; this is then done in the next pass. */
    private Decision first(Decision told, Effect effect) {
        return told.effect().isPresent() ? told.recheckBy(observed.now()) : told.thenDo(effect);
    }
}
