package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Naming;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.TreeMap;

/** Renders the ConfigMap that carries an inline source into the pods. */
public final class InlineSourceRenderer {

    private InlineSourceRenderer() {}

    public static ConfigMap render(DatabaseMigration migration) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Naming.inlineConfigMap(migration.getMetadata().getName()))
                .withNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON))
                .withOwnerReferences(OwnerReferences.controlling(migration))
                .endMetadata()
                .withData(data(migration.getSpec().source().inline()))
                .build();
    }

    /**
     * @param inline scripts by migration
     * @return the same in the flat form of a ConfigMap
     */
    public static Map<String, String> data(Map<String, String> inline) {
        Map<String, String> data = new TreeMap<>();
        inline.forEach((migration, script) -> data.put(migration + ".sql", script));
        return data;
    }
}
