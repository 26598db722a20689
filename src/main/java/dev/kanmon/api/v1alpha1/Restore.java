package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** How a dump is brought back. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Restore(
        @Default("Swap")
        @JsonPropertyDescription(
                "Swap (default): into a new database, which then takes the old one's name; the old one stays under another name. Needs CREATEDB. InPlace: in one transaction over what is there.")
        Method method,

        @Size(max = 32)
        @JsonPropertyDescription(
                "Deployments of the same namespace that are scaled to zero while the restore goes on, and back to what they were afterwards.")
        List<DeploymentReference> quiesce) {

    public Restore {
        quiesce = quiesce == null ? List.of() : List.copyOf(quiesce);
    }

    /** Where a dump goes. */
    public enum Method {
        /** Into a new database that takes the old one's name. */
        Swap,
        /** Over what is there, in one transaction. */
        InPlace
    }

    /** A Deployment of the same namespace. */
    public record DeploymentReference(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The Deployment's name.")
            String name) {}
}
