package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import java.util.List;

/** The backups of the newest run, and those of earlier ones that are still there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupStatus(
        @JsonPropertyDescription("The run that the hooks are for.")
        String run,

        @JsonPropertyDescription("The plan that they are for; another plan has them taken anew.")
        String plan,

        @JsonPropertyDescription("How far each hook is, in order.")
        List<HookStatus> hooks,

        @JsonPropertyDescription("What was taken and not removed since, the newest first; a long list is cut.")
        List<TakenBackup> taken) {

    /** How many backups the status remembers; a longer list would make every write of the status large. */
    public static final int MOST_TAKEN = 100;

    public BackupStatus {
        hooks = hooks == null ? List.of() : List.copyOf(hooks);
        taken = taken == null ? List.of() : List.copyOf(taken);
    }

    /** One backup that is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TakenBackup(
            @JsonPropertyDescription("By what the provider finds it; what fromBackup of a MigrationResolution takes.")
            String identifier,

            @JsonPropertyDescription("The hook that took it.")
            String hook,

            @JsonPropertyDescription("What it is.") HookKind kind,

            @JsonPropertyDescription("The run that it was taken for.")
            String run,

            @JsonPropertyDescription(
                    "The migrations that were pending when it was taken, in order: it is from before them. A long list is cut.")
            List<String> before,

            @JsonPropertyDescription("The object that stands for it: a Job, or a resource of its kind.")
            String object,

            @JsonPropertyDescription("When it was complete; RFC 3339 in UTC.")
            String takenAt,

            @JsonPropertyDescription("Its size, bytes; absent where the provider does not say.")
            Long bytes,

            @JsonPropertyDescription(
                    "Its SHA-256, sha256: and 64 hexadecimal digits; absent where the provider does not say.")
            String digest,

            @JsonPropertyDescription("Whether it was restored and compared; absent where nobody asked for it.")
            Boolean verified) {

        /** How many migrations a backup names that it is from before. */
        public static final int MOST_NAMED = 20;

        public TakenBackup {
            before = before == null ? List.of() : List.copyOf(before);
        }
    }
}
