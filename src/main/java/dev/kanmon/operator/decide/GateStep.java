package dev.kanmon.operator.decide;

/** Says whether the gate is open, and lets pods through whose readiness waits for it. */
final class GateStep {

    private GateStep() {}

    static Decision beside(Observed observed, Decision decision) {
        return decision;
    }
}
