package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.RunReport;

/** What the cluster shows of the object that does a hook: a Job, or a resource of a provider. */
public sealed interface HookObservation {

    /** There is no object of that name. */
    record Absent() implements HookObservation {}

    /** There is an object of that name, and it is not this hook's. */
    record Foreign() implements HookObservation {}

    /**
     * It is there and not done.
     *
     * @param uid the object's UID
     * @param message what the provider, the kubelet or the scheduler says; an error that may pass is one of it
     */
    record UnderWay(String uid, String message) implements HookObservation {}

    /**
     * It is done.
     *
     * @param uid the object's UID
     * @param identifier by what the provider finds it again; null where a Job that is no backup said nothing
     * @param backup what the runner says of it; null where another than the runner made it
     * @param detail what else finds it again, in words for people; null where there is nothing else
     */
    record Done(String uid, String identifier, RunReport.Backup backup, String detail) implements HookObservation {

        /** Of which the identifier says all. */
        public Done(String uid, String identifier, RunReport.Backup backup) {
            this(uid, identifier, backup, null);
        }
    }

    /**
     * It ended, and is not done.
     *
     * @param uid the object's UID
     * @param reason why, for programs
     * @param message why, for people
     * @param mayPass whether the same once more may go well: a server that was not reached, a pod that was lost
     */
    record Failed(String uid, Reason reason, String message, boolean mayPass) implements HookObservation {}

    /**
     * The cluster does not let it be looked for: no such kind, or no permission.
     *
     * @param reason {@link Reason#KindNotInstalled} or {@link Reason#KindNotPermitted}
     * @param message with the kind, and what to do
     */
    record Impossible(Reason reason, String message) implements HookObservation {}
}
