package dev.kanmon.testsupport.operator;

import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays the controllers of other projects: sets the status fields that they set. Sources of the fields are named where
 * Kanmon reads them, in {@code dev.kanmon.operator.observe.hook}.
 */
public final class Providers {

    private static final String END_LSN = "0/5000060";

    private final KubernetesClient client;
    private final String namespace;

    public Providers(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Ends a VolumeSnapshot, Backup or DBSnapshot well; its identifier is {@link #identifier}. */
    public void succeed(ProviderKind kind, String name) {
        switch (kind) {
            case VolumeSnapshot -> {
                bindContent(name);
                setStatus(
                        resource(kind, name),
                        Map.of("readyToUse", true, "boundVolumeSnapshotContentName", content(name)));
            }
            case CloudNativePgBackup ->
                setStatus(
                        resource(kind, name),
                        Map.of(
                                "phase",
                                "completed",
                                "method",
                                "plugin",
                                "backupId",
                                identifier(kind, name),
                                "endLSN",
                                END_LSN));
            case RdsSnapshot ->
                setStatus(
                        resource(kind, name),
                        Map.of("status", "available", "ackResourceMetadata", Map.of("arn", identifier(kind, name))));
            case VolumeSnapshotContent -> throw new IllegalArgumentException("a content goes with its snapshot");
        }
    }

    /** Says that something is wrong; of a VolumeSnapshot that is not the end. */
    public void complain(ProviderKind kind, String name, String words) {
        Map<String, Object> status =
                switch (kind) {
                    case VolumeSnapshot -> Map.of("readyToUse", false, "error", Map.of("message", words));
                    case CloudNativePgBackup -> Map.of("phase", "failed", "error", words);
                    case RdsSnapshot ->
                        Map.of(
                                "conditions",
                                List.of(Map.of("type", "ACK.Terminal", "status", "True", "message", words)));
                    case VolumeSnapshotContent -> throw new IllegalArgumentException("a content does not complain");
                };
        setStatus(resource(kind, name), status);
    }

    /** What the provider says by what a backup is found again. */
    public static String identifier(ProviderKind kind, String name) {
        return switch (kind) {
            case VolumeSnapshot, VolumeSnapshotContent -> "snap-of-" + name;
            case CloudNativePgBackup -> "20260101T000000-" + name;
            case RdsSnapshot -> "arn:aws:rds:eu-central-1:123456789012:snapshot:" + name;
        };
    }

    /** What the provider says beside the identifier. */
    public Optional<String> detail(ProviderKind kind, String name) {
        return switch (kind) {
            case VolumeSnapshot -> Optional.of("VolumeSnapshotContent " + content(name));
            case CloudNativePgBackup -> Optional.of("end LSN " + END_LSN);
            case RdsSnapshot, VolumeSnapshotContent -> Optional.empty();
        };
    }

    public void delete(ProviderKind kind, String name) {
        resource(kind, name).delete();
    }

    /** Makes another object like one that is there, as somebody else may. */
    public void copy(ProviderKind kind, String from, String to, Map<String, String> labels) {
        GenericKubernetesResource copy = new GenericKubernetesResource();
        copy.setApiVersion(kind.apiVersion());
        copy.setKind(kind.kind());
        copy.setMetadata(new ObjectMetaBuilder()
                .withName(to)
                .withNamespace(namespace)
                .withLabels(labels)
                .build());
        copy.setAdditionalProperty(
                "spec", resource(kind, from).get().getAdditionalProperties().get("spec"));
        client.resource(copy).create();
    }

    /** Puts another object in the place of one, of the same name. */
    public void replace(ProviderKind kind, String name, Map<String, String> labels) {
        copy(kind, name, name + "-aside", labels);
        delete(kind, name);
        copy(kind, name + "-aside", name, labels);
        delete(kind, name + "-aside");
    }

    /** The UIDs of all objects of a kind in the namespace, by their names. */
    public Map<String, String> uids(ProviderKind kind) {
        return client.genericKubernetesResources(context(kind)).inNamespace(namespace).list().getItems().stream()
                .map(GenericKubernetesResource::getMetadata)
                .collect(Collectors.toMap(ObjectMeta::getName, ObjectMeta::getUid));
    }

    /** How many objects of a kind the namespace has. */
    public int count(ProviderKind kind) {
        return client.genericKubernetesResources(context(kind))
                .inNamespace(namespace)
                .list()
                .getItems()
                .size();
    }

    private void bindContent(String snapshot) {
        String uid = resource(ProviderKind.VolumeSnapshot, snapshot)
                .get()
                .getMetadata()
                .getUid();
        GenericKubernetesResource content = new GenericKubernetesResource();
        content.setApiVersion(ProviderKind.VolumeSnapshotContent.apiVersion());
        content.setKind(ProviderKind.VolumeSnapshotContent.kind());
        content.setMetadata(new ObjectMetaBuilder().withName(content(snapshot)).build());
        content.setAdditionalProperty(
                "spec", Map.of("volumeSnapshotRef", Map.of("name", snapshot, "namespace", namespace, "uid", uid)));
        var contents = client.genericKubernetesResources(context(ProviderKind.VolumeSnapshotContent));
        contents.resource(content).create();
        setStatus(
                contents.withName(content(snapshot)),
                Map.of("readyToUse", true, "snapshotHandle", identifier(ProviderKind.VolumeSnapshot, snapshot)));
    }

    /** Contents belong to no namespace. */
    private String content(String snapshot) {
        return "content-" + namespace + "-" + snapshot;
    }

    private Resource<GenericKubernetesResource> resource(ProviderKind kind, String name) {
        return client.genericKubernetesResources(context(kind))
                .inNamespace(namespace)
                .withName(name);
    }

    private static void setStatus(Resource<GenericKubernetesResource> resource, Map<String, Object> status) {
        resource.editStatus(object -> {
            object.setAdditionalProperty("status", status);
            return object;
        });
    }

    private static ResourceDefinitionContext context(ProviderKind kind) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withKind(kind.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.isNamespaced())
                .build();
    }
}
