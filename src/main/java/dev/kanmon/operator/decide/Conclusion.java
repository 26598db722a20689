package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.RunReport;

/** What follows from the way a Job ended. */
sealed interface Conclusion {

    /** The run has what it was started for. */
    record Succeed() implements Conclusion {}

    /** There is a plan, and something to run. */
    record PlanReady(RunReport.Plan plan) implements Conclusion {}

    /**
     * The attempt settled nothing; another one follows.
     *
     * @param task what the next Job does
     * @param reason why there has to be another one
     * @param message the same for people
     * @param backoff how long to wait first
     */
    record TryAgain(RunTask task, Reason reason, String message, Backoff backoff) implements Conclusion {}

    /**
     * Nobody knows what the Job did; the database is asked at once.
     *
     * @param message what is known
     */
    record InspectNow(String message) implements Conclusion {}

    /**
     * Nothing goes on without a person.
     *
     * @param reason why
     * @param message what, where, and what to do
     * @param failure the migration that waits for a decision; null without one
     */
    record Stop(Reason reason, String message, FailureStatus failure) implements Conclusion {}
}
