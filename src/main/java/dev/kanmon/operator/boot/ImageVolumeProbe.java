package dev.kanmon.operator.boot;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jboss.logging.Logger;

/**
 * Asks the API server whether it knows image volumes (KEP-4639). A version number does not tell: it is a feature gate,
 * off by default in the first versions that have it. A server without it drops the field, and a dry run shows that.
 */
final class ImageVolumeProbe {

    private static final Logger LOG = Logger.getLogger(ImageVolumeProbe.class);

    private final KubernetesClient client;
    private final String namespace;

    /**
     * @param namespace where the operator may create Jobs
     */
    ImageVolumeProbe(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    boolean supported() {
        try {
            Job accepted =
                    client.resource(job()).inNamespace(namespace).dryRun(true).create();
            return accepted.getSpec().getTemplate().getSpec().getVolumes().stream()
                    .anyMatch(volume -> volume.getImage() != null);
        } catch (KubernetesClientException e) {
            LOG.infof("Image volumes are not used: the API server answered HTTP %d to a dry run", e.getCode());
            return false;
        }
    }

    private static Job job() {
        Volume image = new VolumeBuilder()
                .withName("source")
                .withNewImage()
                .withReference("probe")
                .endImage()
                .build();
        return new JobBuilder()
                .withNewMetadata()
                .withGenerateName("kanmon-probe-")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("probe")
                .withImage("probe")
                .endContainer()
                .withVolumes(image)
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
