package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.gate.GatedPod;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.restore.Quiescence.Scaling;
import dev.kanmon.operator.decide.rollout.RolloutAct;
import dev.kanmon.operator.decide.rollout.TrafficShift;
import java.time.Instant;
import java.util.List;

/** One thing to do to the cluster. Each can be done twice without harm. */
public sealed interface Effect {

    /**
     * Create the Job that the run names.
     *
     * @param run the run, with the Job's name, task and attempt
     */
    record CreateJob(RunStatus run) implements Effect {}

    /**
     * Create the object that does a hook, and that the hook's status names.
     *
     * @param use what the hook is for
     * @param run the run that it is for
     * @param hook the hook, with its object's name, kind and attempt
     */
    record StartHook(HookUse use, RunStatus run, HookStatus hook) implements Effect {}

    /**
     * Create the object that does the traffic hook, and that the hook's status names.
     *
     * @param revision the rollout that it is for
     * @param shift who is to serve instead of whom
     * @param hook the hook, with its object's name, kind and attempt
     */
    record ShiftTraffic(String revision, TrafficShift shift, HookStatus hook) implements Effect {}

    /** Bring the ConfigMap that carries the inline source to what the spec says. */
    record ApplyInlineSource() implements Effect {}

    /**
     * Create the MigrationResolution for a migration that failed.
     *
     * @param name its name
     * @param runId the run that failed
     * @param failure what happened, and what can be done about it
     * @param fromBackup the backup that is brought back, since the spec has decided so; null where a person is asked
     */
    record CreateResolution(String name, String runId, FailureStatus failure, String fromBackup) implements Effect {}

    /**
     * Delete the object that stands for a backup that is kept no longer.
     *
     * @param backup what it stands for
     * @param uid its UID: another object of that name stays
     */
    record DeleteBackupObject(TakenBackup backup, String uid) implements Effect {}

    /**
     * Create the Job that removes the dumps of a hook that are kept no longer.
     *
     * @param name the Job's name
     * @param hook the hook
     * @param keep identifiers of dumps that stay whatever the rule says
     */
    record PruneDumps(String name, String hook, List<String> keep) implements Effect {

        public PruneDumps {
            keep = List.copyOf(keep);
        }
    }

    /**
     * Change how many replicas a Deployment asks for, unless somebody else has changed it.
     *
     * @param scaling which, from how many, and to how many
     */
    record ScaleDeployment(Scaling scaling) implements Effect {}

    /**
     * Do something for the application's rollout.
     *
     * @param act what
     */
    record Act(RolloutAct act) implements Effect {}

    /**
     * Set the condition {@code kanmon.dev/schema-ready} of pods to true.
     *
     * @param pods which
     * @param at when that was decided
     */
    record LetPodsThrough(List<GatedPod> pods, Instant at) implements Effect {

        public LetPodsThrough {
            pods = List.copyOf(pods);
        }
    }

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
     * Create the MigrationResolution that carries out for one database what another one decides for several.
     *
     * @param name its name
     * @param database the DatabaseMigration that it is for
     */
    record CreateSingleResolution(String name, String database) implements Effect {}

    /**
     * Delete a Job that ended long ago.
     *
     * @param name its name
     */
    record DeleteJob(String name) implements Effect {}

    /** Put a document, from the log of the Job that made it, into an immutable ConfigMap. */
    sealed interface StoreDocument extends Effect {

        /** The run whose newest Job made it. */
        RunStatus run();

        /** The ConfigMap's name. */
        String configMap();

        /** What it is, as the ConfigMap's label {@link Labels#CONTENT} says. */
        String content();

        /** The document's digest, as the Job reported it; null where none was printed. */
        String digest();

        /** Whether it is worth to wait for a log that cannot be read now. */
        boolean worthWaiting();
    }

    /**
     * Keep a whole plan.
     *
     * @param run the run whose newest Job made the plan
     * @param plan the plan
     */
    record StorePlan(RunStatus run, PlanStatus plan) implements StoreDocument {

        @Override
        public String configMap() {
            return plan.configMap();
        }

        @Override
        public String content() {
            return Labels.CONTENT_PLAN;
        }

        @Override
        public String digest() {
            return plan.documentDigest();
        }

        /** Nothing runs without its plan. */
        @Override
        public boolean worthWaiting() {
            return true;
        }
    }

    /**
     * Keep the scripts that were suggested after a failure.
     *
     * @param run the run whose newest Job failed and made them
     * @param suggestions what is known of them
     * @param worthWaiting false once they have held up the question to a person for long enough
     */
    record StoreSuggestions(RunStatus run, SuggestionsStatus suggestions, boolean worthWaiting)
            implements StoreDocument {

        @Override
        public String configMap() {
            return suggestions.configMap();
        }

        @Override
        public String content() {
            return Labels.CONTENT_SUGGESTIONS;
        }

        @Override
        public String digest() {
            return suggestions.documentDigest();
        }
    }

    /**
     * Put the difference between schema and history, from the log of the Job that found it, into the ConfigMap that the
     * check names.
     *
     * @param run the run whose newest Job found it
     * @param drift the check
     */
    record StoreDrift(RunStatus run, DriftStatus drift) implements StoreDocument {

        @Override
        public String configMap() {
            return drift.configMap();
        }

        @Override
        public String content() {
            return Labels.CONTENT_DRIFT;
        }

        @Override
        public String digest() {
            return drift.documentDigest();
        }

        /** Nobody waits for it. */
        @Override
        public boolean worthWaiting() {
            return true;
        }
    }

    /**
     * Delete the ConfigMap of a plan or of a check of drift that was replaced long ago.
     *
     * @param name its name
     */
    record DeleteConfigMap(String name) implements Effect {}
}
