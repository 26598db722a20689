package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.RunStatus;

/** One thing to do to the cluster. Each can be done twice without harm. */
public sealed interface Effect {

    /**
     * Create the Job that the run names.
     *
     * @param run the run, with the Job's name, task and attempt
     */
    record CreateJob(RunStatus run) implements Effect {}

    /** Bring the ConfigMap that carries the inline source to what the spec says. */
    record ApplyInlineSource() implements Effect {}

    /**
     * Create the MigrationResolution that asks a person to decide.
     *
     * @param name its name
     * @param runId the run that failed
     * @param failure what happened
     */
    record CreateResolution(String name, String runId, FailureStatus failure) implements Effect {}

    /**
     * Create the MigrationResolution for a pending migration whose effect is in the database already.
     *
     * @param name its name
     * @param runId the run whose plan found it
     * @param migration the migration
     * @param action what the policy has decided; null where a person is asked
     */
    record CreateHotfixResolution(String name, String runId, String migration, Action action) implements Effect {}

    /**
     * Delete a Job that ended long ago.
     *
     * @param name its name
     */
    record DeleteJob(String name) implements Effect {}

    /**
     * Put the whole plan, from the log of the Job that made it, into the ConfigMap that the plan names.
     *
     * @param run the run whose newest Job made the plan
     * @param plan the plan
     */
    record StorePlan(RunStatus run, PlanStatus plan) implements Effect {}

    /**
     * Put the difference between schema and history, from the log of the Job that found it, into the ConfigMap that the
     * check names.
     *
     * @param run the run whose newest Job found it
     * @param drift the check
     */
    record StoreDrift(RunStatus run, DriftStatus drift) implements Effect {}

    /**
     * Delete the ConfigMap of a plan or of a check of drift that was replaced long ago.
     *
     * @param name its name
     */
    record DeleteConfigMap(String name) implements Effect {}
}
