package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How far one hook is. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookStatus(
        @JsonPropertyDescription("The hook's name.") String name,

        @JsonPropertyDescription("What it makes.") HookKind kind,

        @JsonPropertyDescription("How far it is.") HookPhase phase,

        @JsonPropertyDescription("How often it was begun.") int attempt,

        @JsonPropertyDescription("The object that does it: a Job, or a resource of its kind.")
        String object,

        @JsonPropertyDescription(
                "That object's UID, once it was seen: one that was seen and is gone is not simply made again.")
        String objectUid,

        @JsonPropertyDescription("By what the provider finds the backup.")
        String identifier,

        @JsonPropertyDescription("Why it is not done, in one word; absent while all is well.")
        Reason reason,

        @JsonPropertyDescription(
                "The same in a sentence; of a backup that is there, what else finds it again, for example its end LSN.")
        String message,

        @JsonPropertyDescription("When it was begun first.") String startedAt,

        @JsonPropertyDescription("When it ended.") String finishedAt,

        @JsonPropertyDescription("When it is begun again.") String retryAt,

        @JsonPropertyDescription(
                "What it was begun for: a hook that failed is begun anew once it, or what is run, is another one.")
        String digest) {

    /** What a hook makes. */
    public enum HookKind {
        PgDump,
        VolumeSnapshot,
        CloudNativePG,
        AckRds,
        NeonBranch,
        Job,
        Http,
        RestorePoint
    }

    /** How far a hook is. */
    public enum HookPhase {
        /** It is not its turn yet. */
        Pending,
        /** It was begun. */
        Running,
        /** It could not be done for a cause that may pass; it is begun again at {@code retryAt}. */
        Waiting,
        /** It is done, and has an identifier where it is a backup. */
        Succeeded,
        /** It could not be done. */
        Failed,
        /** The plan's risk is below its line. */
        Skipped
    }
}
