package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.contract.Environment;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.contract.SourceKey;
import dev.kanmon.operator.decide.Naming;
import dev.kanmon.operator.decide.SourceConfigMaps;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import dev.kanmon.operator.render.InlineSourceRenderer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at a DatabaseMigration's source. */
final class SourceObserver {

    /** What Kubernetes admits as a key of a ConfigMap (validation.IsConfigMapKey). */
    private static final Pattern CONFIG_MAP_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private final Function<String, Optional<ConfigMap>> configMaps;

    /**
     * @param configMaps digested ConfigMaps of the resource's namespace, by name
     */
    SourceObserver(Function<String, Optional<ConfigMap>> configMaps) {
        this.configMaps = configMaps;
    }

    /** A wanted schema is refused here too, for API servers that know no CEL rules. */
    SourceObservation observe(DatabaseMigrationSpec spec) {
        boolean wanted = spec.source().prismaSchema() != null;
        return wanted && spec.environment() == Environment.Production
                ? new Unusable(
                        Reason.ProductionProtected,
                        "spec.source.prismaSchema is refused in Production, which it is where spec.environment says nothing."
                                + " Give migrations, or say what the database is for.")
                : observe(spec.source());
    }

    SourceObservation observe(Source source) {
        if (source.prismaSchema() != null) {
            return new SchemaSourceObserver(configMaps).observe(SourceConfigMaps.names(source));
        }
        if (source.configMaps() != null) {
            return fromConfigMaps(SourceConfigMaps.names(source));
        }
        return source.image() != null ? new InImage() : fromInline(source.inline());
    }

    /** Whether the ConfigMap that carries an inline source is as the spec says; true without an inline source. */
    boolean inlineMounted(DatabaseMigration migration) {
        Map<String, String> inline = migration.getSpec().source().inline();
        if (inline == null) {
            return true;
        }
        return configMaps
                .apply(Naming.inlineConfigMap(migration.getMetadata().getName()))
                .map(configMap -> DigestedConfigMaps.hashes(configMap).equals(hashes(inline)))
                .orElse(false);
    }

    /** Hashes of the scripts by the migration's name; empty for an image, and for ConfigMaps that are not there. */
    Map<String, String> scripts(Source source) {
        Map<String, String> hashes = new HashMap<>();
        if (source.inline() != null) {
            hashes.putAll(hashes(source.inline()));
        } else if (source.configMaps() != null) {
            SourceConfigMaps.names(source).stream()
                    .flatMap(name -> configMaps.apply(name).stream())
                    .forEach(configMap -> hashes.putAll(DigestedConfigMaps.hashes(configMap)));
        }
        Map<String, String> scripts = new HashMap<>();
        hashes.forEach((key, hash) -> {
            if (SourceKey.parse(key) instanceof SourceKey.Script script) {
                scripts.put(script.migration(), hash);
            }
        });
        return scripts;
    }

    private SourceObservation fromConfigMaps(List<String> names) {
        Map<String, String> hashes = new HashMap<>();
        for (String name : names) {
            Optional<ConfigMap> configMap = configMaps.apply(name);
            if (configMap.isEmpty()) {
                return notThere(name, "spec.source.configMaps");
            }
            Optional<Unusable> problem = add(hashes, name, DigestedConfigMaps.hashes(configMap.get()));
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return withScripts(hashes, "ConfigMap " + String.join(", ", names));
    }

    /** @param field of the spec that names it */
    static Awaited notThere(String configMap, String field) {
        return new Awaited(
                Reason.ConfigMapNotFound,
                "ConfigMap " + configMap + " does not exist in this namespace. Create it, or correct " + field
                        + "; the run starts when it is there.");
    }

    private static Optional<Unusable> add(Map<String, String> all, String configMap, Map<String, String> hashes) {
        for (Map.Entry<String, String> entry : new TreeMap<>(hashes).entrySet()) {
            String key = entry.getKey();
            if (SourceKey.parse(key) instanceof SourceKey.Unknown) {
                return invalid(
                        "Key \"" + key + "\" of ConfigMap " + configMap
                                + " is not a migration's: name it <migration>.sql, or <migration>__migration.sql (<migration>__down.sql for what undoes it), or take it out.");
            }
            String known = all.put(key, entry.getValue());
            if (known != null && !known.equals(entry.getValue())) {
                return invalid(
                        "Key \"" + key + "\" of ConfigMap " + configMap
                                + " stands in another ConfigMap of this source, too, with another content. Remove one of the two.");
            }
        }
        return Optional.empty();
    }

    private static SourceObservation fromInline(Map<String, String> inline) {
        Optional<String> unfit =
                inline.keySet().stream().filter(name -> !isMigration(name)).findFirst();
        if (unfit.isPresent()) {
            return new Unusable(
                    Reason.SourceInvalid,
                    "\"" + unfit.get()
                            + "\" in spec.source.inline is not a migration's name: use letters, digits, '-', '_' and '.', at most 249.");
        }
        return withScripts(hashes(inline), "spec.source.inline");
    }

    /** Whether the name comes out of its ConfigMap's key as it went in, or is a migration's with {@code __down} behind it. */
    private static boolean isMigration(String name) {
        String key = name + ".sql";
        SourceKey parsed = SourceKey.parse(key);
        return CONFIG_MAP_KEY.matcher(key).matches()
                && (parsed.equals(new SourceKey.Script(name)) || parsed instanceof SourceKey.DownScript);
    }

    private static SourceObservation withScripts(Map<String, String> hashes, String where) {
        Set<String> migrations = hashes.keySet().stream()
                .map(SourceKey::parse)
                .filter(key -> key instanceof SourceKey.Script)
                .map(key -> ((SourceKey.Script) key).migration())
                .collect(Collectors.toSet());
        if (migrations.isEmpty()) {
            return new Unusable(
                    Reason.SourceEmpty,
                    where + " holds no migration: it needs keys like 20260103120000_initial_schema.sql.");
        }
        Optional<Unusable> down = downOfNothing(hashes.keySet(), migrations, where);
        return down.isPresent() ? down.get() : new Available(SourceDigest.ofHashes(hashes), migrations);
    }

    private static Optional<Unusable> downOfNothing(Set<String> keys, Set<String> migrations, String where) {
        return keys.stream()
                .filter(key -> SourceKey.parse(key) instanceof SourceKey.DownScript down
                        && !migrations.contains(down.migration()))
                .sorted()
                .findFirst()
                .flatMap(key -> invalid("\"" + key + "\" of " + where
                        + " undoes a migration that is not there. Add the migration, or take the down script out."));
    }

    private static Optional<Unusable> invalid(String message) {
        return Optional.of(new Unusable(Reason.SourceInvalid, message));
    }

    private static Map<String, String> hashes(Map<String, String> inline) {
        Map<String, String> hashes = new TreeMap<>();
        InlineSourceRenderer.data(inline)
                .forEach(
                        (key, script) -> hashes.put(key, SourceDigest.hashOf(script.getBytes(StandardCharsets.UTF_8))));
        return hashes;
    }
}
