package dev.kanmon.operator.effect;

import com.fasterxml.jackson.core.JsonPointer;
import dev.kanmon.operator.decide.restore.Quiescence.Scaling;
import dev.kanmon.operator.decide.rollout.RolloutAct;
import dev.kanmon.operator.decide.rollout.RolloutAct.Ask;
import dev.kanmon.operator.decide.rollout.RolloutAct.Delete;
import dev.kanmon.operator.decide.rollout.RolloutAct.Scale;
import dev.kanmon.operator.decide.rollout.RolloutAct.Switch;
import dev.kanmon.operator.probe.Prober;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Does what a rollout needs. Whoever was overtaken does nothing: the Service or the Deployment is another one than was seen,
 * and the next look at it decides anew.
 */
final class RolloutActs {

    /** How an API server answers where a patch's test or a precondition fails, and where the thing is gone. */
    private static final Set<Integer> OVERTAKEN =
            Set.of(422, HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);

    private final KubernetesClient client;
    private final Deployments deployments;
    private final Prober prober;

    RolloutActs(KubernetesClient client, Deployments deployments, Prober prober) {
        this.client = client;
        this.deployments = deployments;
        this.prober = prober;
    }

    /** @param owner the DatabaseMigration that leads the rollout */
    void perform(RolloutAct act, HasMetadata owner) {
        String namespace = owner.getMetadata().getNamespace();
        if (act instanceof Ask ask) {
            prober.ask(ResourceID.fromResource(owner), ask.request());
        } else if (act instanceof Scale scale) {
            deployments.scale(namespace, new Scaling(scale.deployment(), scale.from(), scale.to()));
        } else if (act instanceof Switch switching) {
            unlessOvertaken(() -> switchOver(namespace, switching));
        } else if (act instanceof Delete delete) {
            unlessOvertaken(() -> delete(namespace, delete));
        }
    }

    private void switchOver(String namespace, Switch switching) {
        client.services()
                .inNamespace(namespace)
                .withName(switching.service())
                .patch(PatchContext.of(PatchType.JSON), patch(switching));
    }

    /** Nothing else of the Service is touched, and nothing at all where anything of it is not as it was seen. */
    private String patch(Switch switching) {
        String path = JsonPointer.empty()
                .appendProperty("spec")
                .appendProperty("selector")
                .appendProperty(switching.key())
                .toString();
        return client.getKubernetesSerialization()
                .asJson(List.of(
                        operation("test", "/metadata/resourceVersion", switching.resourceVersion()),
                        operation("test", path, switching.from()),
                        operation("replace", path, switching.to())));
    }

    private static Map<String, String> operation(String operation, String path, String value) {
        return Map.of("op", operation, "path", path, "value", value);
    }

    /** The client has no precondition on a UID; one on the version that was read says more. */
    private void delete(String namespace, Delete delete) {
        Deployment found = client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(delete.deployment())
                .get();
        if (found != null && found.getMetadata().getUid().equals(delete.uid())) {
            client.resource(found)
                    .lockResourceVersion(found.getMetadata().getResourceVersion())
                    .delete();
        }
    }

    private static void unlessOvertaken(Runnable act) {
        try {
            act.run();
        } catch (KubernetesClientException e) {
            if (!OVERTAKEN.contains(e.getCode())) {
                throw e;
            }
        }
    }
}
