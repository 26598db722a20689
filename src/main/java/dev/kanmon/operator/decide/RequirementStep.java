package dev.kanmon.operator.decide;

/** Keeps what the database has answered about the migrations that versions of the application need. */
final class RequirementStep {

    private RequirementStep() {}

    static Decision beside(Observed observed, Decision decision) {
        return decision;
    }
}
