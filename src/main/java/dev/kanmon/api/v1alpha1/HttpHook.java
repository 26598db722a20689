package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A request that starts something, and where one asks whether it is done. Sent from a Job. */
@ValidationRule(value = "has(self.url) != has(self.urlFrom)", message = "give exactly one of url and urlFrom")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpHook(
        @Size(max = 2048) @Pattern("^https?://.+$") @JsonPropertyDescription("Where the request goes.")
        String url,

        @JsonPropertyDescription("The same in a Secret, where the URL itself is one.")
        SecretKeyReference urlFrom,

        @Default("POST") @JsonPropertyDescription("POST (default), PUT, PATCH, GET or DELETE.")
        Method method,

        @Size(max = 32) @JsonPropertyDescription("The request's headers.")
        List<Header> headers,

        @Size(max = 16384)
        @JsonPropertyDescription(
                "The request's body. ${namespace}, ${name}, ${run}, ${hook}, ${plan} and ${phase} are filled in.")
        String body,

        @Pattern("^(/.*)?$")
        @JsonPropertyDescription("A JSON pointer to the identifier in the answer, for example /snapshot/id.")
        String identifier,

        @JsonPropertyDescription("Ask until it is done. Absent: an answer in the 200s means done.")
        Poll poll) {

    public HttpHook {
        headers = headers == null ? List.of() : List.copyOf(headers);
    }

    /** The request's method. */
    public enum Method {
        POST,
        PUT,
        PATCH,
        GET,
        DELETE
    }

    /** One header. */
    @ValidationRule(
            value = "has(self.value) != has(self.valueFrom)",
            message = "give exactly one of value and valueFrom")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Header(
            @Required
            @Size(min = 1, max = 256)
            @Pattern("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")
            @JsonPropertyDescription("Its name.")
            String name,

            @Size(max = 4096) @JsonPropertyDescription("Its value.")
            String value,

            @JsonPropertyDescription("The same in a Secret.")
            SecretKeyReference valueFrom) {}

    /** Where one asks how far it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Poll(
            @Required
            @Size(min = 1, max = 2048)
            @JsonPropertyDescription(
                    "Where to ask, with the same headers; ${identifier} is filled in. A path alone is of the same server.")
            String url,

            @Pattern(GoDuration.PATTERN) @Default("5s") @JsonPropertyDescription("How often.")
            String interval,

            @Required
            @Pattern("^(/.*)?$")
            @JsonPropertyDescription("A JSON pointer to the state in the answer, for example /snapshot/state.")
            String state,

            @Required @Size(min = 1, max = 16) @JsonPropertyDescription("States that mean done.")
            List<String> succeeded,

            @Size(max = 16) @JsonPropertyDescription("States that mean failed. Any other means not yet.")
            List<String> failed,

            @Pattern("^(/.*)?$")
            @JsonPropertyDescription("A JSON pointer to the identifier in this answer, where the first one has none.")
            String identifier) {

        public Poll {
            succeeded = succeeded == null ? List.of() : List.copyOf(succeeded);
            failed = failed == null ? List.of() : List.copyOf(failed);
        }
    }
}
