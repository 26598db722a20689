package dev.kanmon.operator.render.hook;

import dev.kanmon.contract.Labels;
import dev.kanmon.operator.render.RunnerJobs;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all resources of providers have in common. They carry no owner reference: a backup that went with the
 * DatabaseMigration would be missing when it is needed most. A label says whose they are instead.
 */
final class ProviderObjects {

    private ProviderObjects() {}

    static GenericKubernetesResource of(ProviderKind kind, HookOrder order, Map<String, Object> spec) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(kind.apiVersion());
        resource.setKind(kind.kind());
        resource.setMetadata(metadata(order));
        resource.setAdditionalProperty("spec", spec);
        return resource;
    }

    private static ObjectMeta metadata(HookOrder order) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON);
        labels.putAll(order.labels());
        labels.put(Labels.OWNER_UID, order.migration().getMetadata().getUid());
        return new ObjectMetaBuilder()
                .withName(order.status().object())
                .withNamespace(order.namespace())
                .withLabels(labels)
                .withAnnotations(RunnerJobs.ownerAnnotations(order.migration()))
                .build();
    }
}
