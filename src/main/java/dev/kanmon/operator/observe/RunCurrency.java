package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.SourceConfigMaps;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells whether a DatabaseMigration's newest run was started for what its spec and its source say now. The generation in
 * the status does not tell: it says that somebody has looked, not that a run has begun, and a ConfigMap has no generation.
 *
 * <p>For callers that ask often: an answer is kept as long as neither the resource nor a ConfigMap of its source changes.
 */
public final class RunCurrency {

    /** What the newest run was started for. */
    public enum Currency {
        /** For what is there now. */
        CURRENT,
        /** For this spec, and other scripts than its ConfigMaps hold now. */
        OTHER_SCRIPTS,
        /** For another spec, or there was no run. */
        OTHER_SPEC
    }

    /** More resources than one operator is likely to look after; beyond it answers are worked out anew. */
    private static final int REMEMBERED = 10_000;

    private final InputDigest inputDigest;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public RunCurrency(KubernetesSerialization serialization) {
        this.inputDigest = new InputDigest(serialization);
    }

    /**
     * @param configMaps digested ConfigMaps of the resource's namespace, by name
     */
    public Currency of(DatabaseMigration migration, Function<String, Optional<ConfigMap>> configMaps) {
        String uid = migration.getMetadata().getUid();
        List<String> versions = versions(migration, configMaps);
        Remembered known = remembered.get(uid);
        if (known != null && known.versions().equals(versions)) {
            return known.currency();
        }
        Currency currency = compare(migration, configMaps);
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(uid, new Remembered(versions, currency));
        return currency;
    }

    private Currency compare(DatabaseMigration migration, Function<String, Optional<ConfigMap>> configMaps) {
        RunStatus run =
                migration.getStatus() == null ? null : migration.getStatus().run();
        if (run == null || run.input() == null) {
            return Currency.OTHER_SPEC;
        }
        SourceObservation source = new SourceObserver(configMaps).observe(migration.getSpec());
        if (inputDigest.of(migration, source).equals(run.input().digest())) {
            return Currency.CURRENT;
        }
        String sourceOfRun = run.input().sourceDigest();
        return sourceOfRun != null
                        && inputDigest
                                .of(migration, new Available(sourceOfRun, Set.of()))
                                .equals(run.input().digest())
                ? Currency.OTHER_SCRIPTS
                : Currency.OTHER_SPEC;
    }

    /** What changes when anything does that the answer depends on. */
    private static List<String> versions(
            DatabaseMigration migration, Function<String, Optional<ConfigMap>> configMaps) {
        List<String> names = SourceConfigMaps.names(migration.getSpec().source());
        String[] versions = new String[names.size() + 1];
        versions[0] = migration.getMetadata().getResourceVersion();
        for (int i = 0; i < names.size(); i++) {
            versions[i + 1] = configMaps
                    .apply(names.get(i))
                    .map(configMap -> configMap.getMetadata().getResourceVersion())
                    .orElse("");
        }
        return List.of(versions);
    }

    private record Remembered(List<String> versions, Currency currency) {}
}
