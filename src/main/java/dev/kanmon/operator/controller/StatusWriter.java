package dev.kanmon.operator.controller;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a status only onto the very version of the resource that was decided on, and only when it differs. That makes
 * the write the fence of everything that follows it: whoever decided on a stale version, or beside another operator,
 * loses here, and does nothing.
 *
 * @param <R> the resource
 * @param <T> its status
 */
final class StatusWriter<R extends CustomResource<?, T>, T> {

    /**
     * @param resource the resource as it was decided on
     * @param status what its status shall be
     * @return the resource as it is now; empty when somebody else changed it meanwhile
     */
    Optional<R> write(R resource, T status, Context<R> context) {
        if (Objects.equals(resource.getStatus(), status)) {
            return Optional.of(resource);
        }
        R changed = context.getClient().getKubernetesSerialization().clone(resource);
        changed.setStatus(status);
        try {
            R written = context.getClient().resource(changed).updateStatus();
            remember(written, resource, context);
            return Optional.of(written);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The next look must not see the version before, although the watch may still be behind. */
    private void remember(R written, R before, Context<R> context) {
        context.eventSourceRetriever()
                .getControllerEventSource()
                .handleRecentResourceUpdate(ResourceID.fromResource(written), written, before);
    }
}
