package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;

/** What the cluster shows of the Job that a run's status names. */
public sealed interface JobObservation {

    /** There is no Job of that name. */
    record Absent() implements JobObservation {}

    /** There is a Job of that name, and it is not this run's. */
    record Foreign() implements JobObservation {}

    /**
     * The Job is there, its container has not started.
     *
     * @param uid the Job's UID
     * @param reason what it waits for
     * @param message the same in words, from the scheduler or the kubelet
     */
    record Starting(String uid, Reason reason, String message) implements JobObservation {}

    /**
     * The container runs.
     *
     * @param uid the Job's UID
     */
    record Running(String uid) implements JobObservation {}

    /**
     * The Job is over.
     *
     * @param uid the Job's UID
     * @param ending how
     */
    record Ended(String uid, Ending ending) implements JobObservation {}

    /** How a Job ended. */
    sealed interface Ending {

        /**
         * The runner said how.
         *
         * @param outcome its outcome
         * @param report its report; null when its last words were lost
         */
        record Reported(ExitCode outcome, RunReport report) implements Ending {}

        /**
         * The runner had no chance to say anything: killed, evicted, its node gone.
         *
         * @param message what is known
         */
        record Lost(String message) implements Ending {}

        /**
         * The source could not be got out of its image.
         *
         * @param message what is known
         */
        record SourceNotCopied(String message) implements Ending {}

        /** The Job was over its deadline. */
        record DeadlineExceeded() implements Ending {}

        /**
         * An exit status that this operator does not know.
         *
         * @param status the exit status
         */
        record Unknown(int status) implements Ending {}
    }
}
