package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;

/**
 * Why Kanmon made a MigrationResolution. One that a person made has nothing of it.
 *
 * @param failure the failure that asks for a decision; null without one
 * @param suggestions what can be done about it; null where nobody could look
 * @param alreadyApplied whether the migration's whole effect is in the database already; null where that is not the cause
 */
public record Origin(FailureStatus failure, SuggestionsStatus suggestions, Boolean alreadyApplied) {

    /** What the status remembers, and the rest from where it was told first. */
    static Origin of(MigrationResolutionStatus status, Origin told) {
        return new Origin(
                status.failure() == null ? told.failure() : status.failure(),
                status.suggestions() == null ? told.suggestions() : status.suggestions(),
                status.alreadyApplied() == null ? told.alreadyApplied() : status.alreadyApplied());
    }

    /** Of a resolution that a person made. */
    public static Origin ofAPerson() {
        return new Origin(null, null, null);
    }
}
