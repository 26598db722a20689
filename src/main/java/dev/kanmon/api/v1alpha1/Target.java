package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One database, named by a URL that only the pods of a run ever see. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
        @Required
        @JsonPropertyDescription(
                "The connection URL, as Prisma writes it: postgresql://user:password@host:5432/database?schema=public&sslmode=verify-full")
        UrlSource urlFrom,

        @JsonPropertyDescription(
                "The URL that goes round a connection pooler. Needed when urlFrom has pgbouncer=true, since migrations need a session of their own.")
        UrlSource directUrlFrom) {

    /** Where a URL is read from. */
    public record UrlSource(
            @Required @JsonPropertyDescription("A key of a Secret in the same namespace.")
            SecretKeyReference secretKeyRef) {}

    /** One key of one Secret. */
    public record SecretKeyReference(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The Secret's name.")
            String name,

            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The key whose value is the URL.")
            String key) {}
}
