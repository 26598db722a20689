package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at the ConfigMaps of a wanted schema. What their text means, only the runner knows. */
final class SchemaSourceObserver {

    private static final String SUFFIX = ".prisma";

    private final Function<String, Optional<ConfigMap>> configMaps;

    /** @param configMaps digested ConfigMaps of the resource's namespace, by name */
    SchemaSourceObserver(Function<String, Optional<ConfigMap>> configMaps) {
        this.configMaps = configMaps;
    }

    /** @param names of the ConfigMaps, which are one schema */
    SourceObservation observe(List<String> names) {
        Map<String, String> hashes = new HashMap<>();
        for (String name : names) {
            Optional<ConfigMap> configMap = configMaps.apply(name);
            if (configMap.isEmpty()) {
                return SourceObserver.notThere(name, "spec.source.prismaSchema.configMaps");
            }
            Optional<Unusable> problem = add(hashes, name, new TreeMap<>(DigestedConfigMaps.hashes(configMap.get())));
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return hashes.isEmpty()
                ? new Unusable(
                        Reason.SourceEmpty,
                        "ConfigMap " + String.join(", ", names)
                                + " holds no schema: it needs a key like schema.prisma.")
                : Available.ofSchema(SourceDigest.ofHashes(hashes));
    }

    private static Optional<Unusable> add(Map<String, String> all, String configMap, Map<String, String> hashes) {
        for (Map.Entry<String, String> entry : hashes.entrySet()) {
            String key = entry.getKey();
            if (!key.endsWith(SUFFIX)) {
                return invalid("Key \"" + key + "\" of ConfigMap " + configMap
                        + " is no schema file's: name it <file>.prisma, or take it out.");
            }
            if (all.put(key, entry.getValue()) != null) {
                return invalid("Key \"" + key + "\" of ConfigMap " + configMap
                        + " stands in another ConfigMap of this schema, too. Rename one of the two.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Unusable> invalid(String message) {
        return Optional.of(new Unusable(Reason.SourceInvalid, message));
    }
}
