package dev.kanmon.testsupport;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;

/** Writes the kubeconfig of a service account, with a token that the API server issued for it. */
final class ServiceAccountKubeconfig {

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final String NAME = "kanmon-test";

    private ServiceAccountKubeconfig() {}

    static String yaml(KubernetesClient admin, String namespace, String serviceAccount) {
        Config server = admin.getConfiguration();
        return Serialization.asYaml(new ConfigBuilder()
                .addNewCluster()
                .withName(NAME)
                .withNewCluster()
                .withServer(server.getMasterUrl())
                .withCertificateAuthority(server.getCaCertFile())
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(NAME)
                .withNewUser()
                .withToken(token(admin, namespace, serviceAccount))
                .endUser()
                .endUser()
                .addNewContext()
                .withName(NAME)
                .withNewContext()
                .withCluster(NAME)
                .withUser(NAME)
                .withNamespace(namespace)
                .endContext()
                .endContext()
                .withCurrentContext(NAME)
                .build());
    }

    private static String token(KubernetesClient admin, String namespace, String serviceAccount) {
        TokenRequest request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(LIFETIME.toSeconds())
                .endSpec()
                .build();
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }
}
