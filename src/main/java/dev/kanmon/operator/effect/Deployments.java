package dev.kanmon.operator.effect;

import dev.kanmon.operator.decide.restore.Quiescence.Scaling;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Set;

/** Scales Deployments, by their scale alone: the operator may change nothing else of them. */
final class Deployments {

    /** How an API server answers a JSON patch whose test fails, and a Deployment that is gone or was changed meanwhile. */
    private static final Set<Integer> OVERTAKEN =
            Set.of(422, HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);

    private final KubernetesClient client;

    Deployments(KubernetesClient client) {
        this.client = client;
    }

    /** Does nothing where the Deployment asks for another number by now; the next look at it decides anew. */
    void scale(String namespace, Scaling scaling) {
        try {
            client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName(scaling.deployment())
                    .subresource("scale")
                    .patch(PatchContext.of(PatchType.JSON), patch(scaling));
        } catch (KubernetesClientException e) {
            if (!OVERTAKEN.contains(e.getCode())) {
                throw e;
            }
        }
    }

    /** The API server leaves out a number that is zero, and then there is nothing to test or replace. */
    private static String patch(Scaling scaling) {
        return scaling.from() == 0
                ? "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":null},{\"op\":\"add\",\"path\":\"/spec/replicas\",\"value\":%d}]"
                        .formatted(scaling.to())
                : "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":%d},{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":%d}]"
                        .formatted(scaling.from(), scaling.to());
    }
}
