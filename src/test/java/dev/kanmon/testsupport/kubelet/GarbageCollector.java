package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Deletes what has lost all its owners, and finishes deletions in the foreground and those that orphan. */
final class GarbageCollector implements AutoCloseable {

    private static final int WORKERS = 2;

    private final OwnedObjects objects;
    private final Map<String, Store<GenericKubernetesResource>> stores = new ConcurrentHashMap<>();
    private final Set<String> liveUids = ConcurrentHashMap.newKeySet();
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();
    private final WorkQueue<ObjectKey> queue = new WorkQueue<>("played-garbage-collector", WORKERS, this::collect);

    /** Watches ConfigMaps, Secrets, Jobs, Pods and every custom resource that the API server knows by now. */
    GarbageCollector(KubernetesClient client, Optional<String> namespace) {
        this.objects = new OwnedObjects(client, namespace);
    }

    void start() {
        objects.kinds().forEach(kind -> {
            SharedIndexInformer<GenericKubernetesResource> informer = objects.inform(kind);
            stores.put(kind.getKind(), informer.getStore());
            informers.add(informer);
        });
        informers.forEach(informer -> informer.addEventHandler(handler()));
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
        queue.close();
    }

    private ResourceEventHandler<GenericKubernetesResource> handler() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource object) {
                liveUids.add(object.getMetadata().getUid());
                queue.add(ObjectKey.of(object));
            }

            @Override
            public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource object) {
                if (object.getMetadata().getDeletionTimestamp() != null) {
                    queue.add(ObjectKey.of(object));
                }
            }

            @Override
            public void onDelete(GenericKubernetesResource object, boolean finalStateUnknown) {
                String uid = object.getMetadata().getUid();
                liveUids.remove(uid);
                dependentsOf(uid).map(ObjectKey::of).forEach(queue::add);
                // An owner that is deleted in the foreground waits for its dependents.
                object.getMetadata().getOwnerReferences().stream()
                        .map(owner -> new ObjectKey(
                                owner.getKind(), object.getMetadata().getNamespace(), owner.getName(), owner.getUid()))
                        .forEach(queue::add);
            }
        };
    }

    private void collect(ObjectKey key) {
        GenericKubernetesResource object = Optional.ofNullable(stores.get(key.kind()))
                .map(store -> store.getByKey(key.namespace() + "/" + key.name()))
                .filter(found -> found.getMetadata().getUid().equals(key.uid()))
                .orElse(null);
        if (object == null) {
            return;
        }
        if (object.getMetadata().getDeletionTimestamp() != null) {
            finishDeletion(object);
        } else if (hasLostItsOwners(object)) {
            objects.delete(object);
        }
    }

    private void finishDeletion(GenericKubernetesResource object) {
        List<String> finalizers = object.getMetadata().getFinalizers();
        List<GenericKubernetesResource> dependents =
                dependentsOf(object.getMetadata().getUid()).toList();
        if (finalizers.contains(OwnedObjects.ORPHAN)) {
            dependents.forEach(
                    dependent -> objects.disown(dependent, object.getMetadata().getUid()));
            objects.removeFinalizer(object, OwnedObjects.ORPHAN);
        } else if (finalizers.contains(OwnedObjects.FOREGROUND)) {
            dependents.stream()
                    .filter(dependent -> dependent.getMetadata().getDeletionTimestamp() == null)
                    .forEach(objects::delete);
            if (dependents.isEmpty()) {
                objects.removeFinalizer(object, OwnedObjects.FOREGROUND);
            }
        }
    }

    private boolean hasLostItsOwners(GenericKubernetesResource object) {
        List<OwnerReference> owners = object.getMetadata().getOwnerReferences();
        return !owners.isEmpty()
                && owners.stream()
                        .noneMatch(owner -> isAlive(owner, object.getMetadata().getNamespace()));
    }

    /** The stores may lag behind: only the API server can say that an owner is not there. */
    private boolean isAlive(OwnerReference owner, String namespace) {
        return liveUids.contains(owner.getUid()) || objects.exists(owner, namespace);
    }

    private Stream<GenericKubernetesResource> dependentsOf(String uid) {
        return stores.values().stream()
                .flatMap(store -> store.list().stream())
                .filter(object -> object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getUid().equals(uid)));
    }
}
