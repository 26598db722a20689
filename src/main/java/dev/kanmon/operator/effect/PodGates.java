package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.Effect.LetPodsThrough;
import dev.kanmon.operator.decide.gate.GatedPod;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Set;

/** Sets the one condition of pods by which they take traffic, and nothing else of them. */
public final class PodGates {

    /** The pod is gone, or another one has its name by now. */
    private static final Set<Integer> OVERTAKEN =
            Set.of(422, HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);

    private final KubernetesClient client;
    private final String namespace;

    public PodGates(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Whether Kanmon's role lets it; asked of the API server, since a refusal in the middle would stop everything else. */
    public boolean mayOpen() {
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb("patch")
                .withResource("pods")
                .withSubresource("status")
                .endResourceAttributes()
                .endSpec()
                .build();
        return Boolean.TRUE.equals(client.resource(review).create().getStatus().getAllowed());
    }

    void open(LetPodsThrough effect) {
        effect.pods().forEach(pod -> open(pod, effect.at().toString()));
    }

    private void open(GatedPod pod, String at) {
        try {
            client.pods()
                    .inNamespace(namespace)
                    .withName(pod.name())
                    .subresource("status")
                    .patch(
                            PatchContext.of(PatchType.STRATEGIC_MERGE),
                            client.getKubernetesSerialization().asJson(patch(pod, at)));
        } catch (KubernetesClientException e) {
            if (!OVERTAKEN.contains(e.getCode())) {
                throw e;
            }
        }
    }

    /** Conditions are merged by their type; the UID makes the patch one of this pod alone. */
    private static Pod patch(GatedPod pod, String at) {
        return new PodBuilder()
                .withMetadata(new ObjectMetaBuilder().withUid(pod.uid()).build())
                .withNewStatus()
                .addNewCondition()
                .withType(ApiGroup.SCHEMA_READY)
                .withStatus("True")
                .withReason(Reason.SchemaReady.name())
                .withMessage("The migrations that this version needs are applied.")
                .withLastTransitionTime(at)
                .endCondition()
                .endStatus()
                .build();
    }
}
