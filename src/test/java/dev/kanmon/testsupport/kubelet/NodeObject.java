package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.UUID;

/** The Node object through which the API server finds a played kubelet; it goes with its kubelet. */
final class NodeObject implements AutoCloseable {

    private final KubernetesClient client;
    private final String name =
            "kanmon-test-node-" + UUID.randomUUID().toString().substring(0, 8);

    NodeObject(KubernetesClient client) {
        this.client = client;
    }

    String name() {
        return name;
    }

    /**
     * @param port where the kubelet listens
     */
    void register(int port) {
        client.resource(node(port)).create();
    }

    @Override
    public void close() {
        client.nodes().withName(name).delete();
    }

    private Node node(int port) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .addNewAddress()
                .withType("InternalIP")
                .withAddress(KubeletServer.ADDRESS)
                .endAddress()
                .withNewDaemonEndpoints()
                .withNewKubeletEndpoint(port)
                .endDaemonEndpoints()
                .endStatus()
                .build();
    }
}
