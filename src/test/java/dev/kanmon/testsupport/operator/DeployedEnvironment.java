package dev.kanmon.testsupport.operator;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that the manifests' Deployment gives to the operator, as a kubelet would work it out. */
final class DeployedEnvironment {

    private static final Path DEPLOYMENT = Path.of("deploy", "manifests", "deployment.yaml");

    private DeployedEnvironment() {}

    /**
     * @param podName what the pod is called: the operator's identity in leader election
     */
    static Map<String, String> of(String podName) {
        Deployment deployment = read();
        Map<String, String> environment = new LinkedHashMap<>();
        for (EnvVar variable : deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()) {
            environment.put(
                    variable.getName(),
                    variable.getValueFrom() == null
                            ? variable.getValue()
                            : field(
                                    variable.getValueFrom().getFieldRef().getFieldPath(),
                                    podName,
                                    deployment.getMetadata().getNamespace()));
        }
        return environment;
    }

    private static String field(String path, String podName, String namespace) {
        return switch (path) {
            case "metadata.name" -> podName;
            case "metadata.namespace" -> namespace;
            default -> throw new IllegalArgumentException(DEPLOYMENT + " takes a variable from " + path);
        };
    }

    private static Deployment read() {
        try (InputStream yaml = Files.newInputStream(DEPLOYMENT)) {
            return Serialization.unmarshal(yaml, Deployment.class);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + DEPLOYMENT, e);
        }
    }
}
