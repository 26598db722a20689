package dev.kanmon.operator.decide;

/**
 * Adds to what was decided on a run what the application's rollout asks for. One effect is performed in one pass, and the
 * run's comes first; a rollout that has to wait for it goes on in the next pass.
 */
final class Rollouts {

    private Rollouts() {}

    static Decision beside(Observed observed, Decision run) {
        Decision required = RequirementStep.beside(observed, run);
        Decision held = ContractStep.beside(observed, required);
        Decision rolled = BlueGreenStep.beside(observed, held);
        return GateStep.beside(observed, rolled);
    }
}
