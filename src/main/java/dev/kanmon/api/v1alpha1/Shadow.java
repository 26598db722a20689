package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.Target.UrlSource;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;

/** Where plans are rehearsed. */
@ValidationRule(
        value = "(has(self.mode) && self.mode == 'External') == has(self.urlFrom)",
        message = "give urlFrom with mode External, and only then")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shadow(
        @Default("Private")
        @JsonPropertyDescription(
                "Private (default): a PostgreSQL inside the pod. External: the server of urlFrom. TargetServer: a temporary database beside the target, whose role then needs CREATEDB. Off: nothing is rehearsed.")
        Mode mode,

        @JsonPropertyDescription("With External: the URL of a server that holds nothing else.")
        UrlSource urlFrom) {

    /** Where the shadow database lies. */
    public enum Mode {
        /** In a PostgreSQL of its own, inside the pod. */
        Private,
        /** On a server that the team gives. */
        External,
        /** On the target's own server, in a temporary database. */
        TargetServer,
        /** Nowhere: nothing is rehearsed. */
        Off
    }
}
