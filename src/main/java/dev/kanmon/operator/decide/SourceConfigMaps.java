package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import java.util.List;

/** Which ConfigMaps a team keeps a source in: migrations, or a wanted schema. */
public final class SourceConfigMaps {

    private SourceConfigMaps() {}

    /** By name, in the order of the spec; none where the source is in none of the team's. */
    public static List<String> names(Source source) {
        return references(source).stream().map(ConfigMapReference::name).toList();
    }

    private static List<ConfigMapReference> references(Source source) {
        if (source.prismaSchema() != null) {
            return source.prismaSchema().configMaps();
        }
        return source.configMaps() == null ? List.of() : source.configMaps();
    }
}
