package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** One object of the API server: another one of the same name has another uid. */
record ObjectKey(String kind, String namespace, String name, String uid) {

    static ObjectKey of(HasMetadata object) {
        return new ObjectKey(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                object.getMetadata().getUid());
    }
}
