package dev.kanmon.operator.decide;

/**
 * Adds to what was decided on a run what the application's rollout asks for. One effect is performed in one pass, and the
 * run's comes first; a rollout that has to wait for it goes on in the next pass.
 */
final class Rollouts {

    private Rollouts() {}

    static Decision beside(Observed observed, Decision run) {
        // What is held is not applied, so that comes first.
        Decision held = ContractStep.beside(observed, run);
        Decision found = OutdatedFindings.takenBack(observed, held);
        Decision required = RequirementStep.beside(observed, found);
        Decision rolled = BlueGreenStep.beside(observed, required);
        return GateStep.beside(observed, rolled);
    }
}
