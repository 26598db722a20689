package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Map;

/** What scheduler and kubelet write about a pod. A pod that is gone meanwhile is no error to either. */
final class PodApi {

    private final KubernetesClient client;

    PodApi(KubernetesClient client) {
        this.client = client;
    }

    void bind(Pod pod, String node) {
        unlessGone(() -> client.bindings()
                .inNamespace(pod.getMetadata().getNamespace())
                .resource(new BindingBuilder()
                        .withNewMetadata()
                        .withName(pod.getMetadata().getName())
                        .withNamespace(pod.getMetadata().getNamespace())
                        .endMetadata()
                        .withNewTarget()
                        .withApiVersion("v1")
                        .withKind("Node")
                        .withName(node)
                        .endTarget()
                        .build())
                .create());
    }

    /** Replaces the fields of the status that are set here; lists are replaced whole. */
    void patchStatus(Pod pod, PodStatus status) {
        String patch = Serialization.asJson(
                Map.of("metadata", Map.of("uid", pod.getMetadata().getUid()), "status", status));
        unlessGone(() -> resource(pod).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    }

    /** Takes the pod object away, as the kubelet does when no process of it is left. */
    void remove(Pod pod) {
        unlessGone(() -> resource(pod).withGracePeriod(0).delete());
    }

    /** Asks for the pod's end with its own grace period, as the job controller does. */
    void delete(Pod pod) {
        unlessGone(() -> resource(pod).delete());
    }

    void warn(Pod pod, String reason, String message) {
        String now = Instant.now().toString();
        unlessGone(() -> client.v1()
                .events()
                .inNamespace(pod.getMetadata().getNamespace())
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName(pod.getMetadata().getName() + ".")
                        .withNamespace(pod.getMetadata().getNamespace())
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withApiVersion("v1")
                        .withKind("Pod")
                        .withName(pod.getMetadata().getName())
                        .withNamespace(pod.getMetadata().getNamespace())
                        .withUid(pod.getMetadata().getUid())
                        .endInvolvedObject()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withNewSource()
                        .withComponent("kubelet")
                        .endSource()
                        .withFirstTimestamp(now)
                        .withLastTimestamp(now)
                        .withCount(1)
                        .build())
                .create());
    }

    private PodResource resource(Pod pod) {
        return client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName());
    }

    /** 404: it is gone. 409: another pod has its name, or another scheduler bound it. */
    private static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }
}
