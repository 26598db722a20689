package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** Where migrations come from: exactly one of the four. */
@ValidationRule(
        value =
                "[has(self.configMaps), has(self.image), has(self.inline), has(self.prismaSchema)].filter(given, given).size() == 1",
        message = "give exactly one of configMaps, image, inline and prismaSchema")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        @Size(min = 1, max = 32)
        @JsonPropertyDescription(
                "ConfigMaps of the same namespace whose keys are \"<migration>.sql\" (or \"<migration>__migration.sql\") and migration_lock.toml. Several are read as one source, for histories larger than a ConfigMap (1 MiB).")
        List<ConfigMapReference> configMaps,

        @JsonPropertyDescription("A folder of a container image, in the layout of prisma/migrations.")
        ImageSource image,

        @Size(min = 1, max = 1000) @JsonPropertyDescription("The scripts themselves, by the migration's name.")
        Map<String, String> inline,

        @JsonPropertyDescription(
                "The schema that is wanted, in place of migrations: what the database lacks of it is planned and applied like a migration. Outside Production only.")
        PrismaSchemaSource prismaSchema) {

    /** A schema in Prisma's language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PrismaSchemaSource(
            @Required
            @Size(min = 1, max = 32)
            @JsonPropertyDescription(
                    "ConfigMaps of the same namespace whose keys are \"<file>.prisma\". Several are read as one schema.")
            List<ConfigMapReference> configMaps) {}

    /** A ConfigMap of the same namespace. */
    public record ConfigMapReference(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The ConfigMap's name.")
            String name) {}

    /** A folder of an image. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ImageSource(
            @Required
            @Size(min = 1)
            @JsonPropertyDescription(
                    "The image, best with a digest or a tag that is never moved: a change of this text is what starts a new run.")
            String reference,

            @Required
            @Pattern("^/.*")
            @Size(min = 1, max = 4096)
            @JsonPropertyDescription("The folder inside the image, for example /app/prisma/migrations.")
            String path,

            @JsonPropertyDescription("When the image is pulled; as for a container.")
            PullPolicy pullPolicy) {}

    /** The pull policies of a container. */
    public enum PullPolicy {
        Always,
        IfNotPresent,
        Never
    }
}
