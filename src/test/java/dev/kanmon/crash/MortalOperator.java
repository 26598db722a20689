package dev.kanmon.crash;

import dev.kanmon.testsupport.operator.ApiRequest;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An operator that dies at a given write, and is followed at once by one that knows nothing but the cluster. */
final class MortalOperator implements AutoCloseable {

    private final String namespace;
    private final Executioner executioner;
    private final KubernetesClient firstClient;
    private final TestOperator first;
    private final CompletableFuture<Void> succession;
    private KubernetesClient secondClient;
    private TestOperator second;

    MortalOperator(String namespace, Executioner executioner) {
        this.namespace = namespace;
        this.executioner = executioner;
        this.firstClient = Cluster.asOperator(executioner);
        this.succession = executioner.death().thenAcceptAsync(fatal -> succeed());
        this.first = TestOperator.start(firstClient, namespace);
    }

    /** The write that it died of; empty while it lives. */
    Optional<ApiRequest> diedOf() {
        return Optional.ofNullable(executioner.death().getNow(null));
    }

    @Override
    public void close() {
        if (!executioner.death().isDone()) {
            first.close();
            firstClient.close();
            return;
        }
        succession.join();
        first.close();
        firstClient.close();
        second.close();
        secondClient.close();
    }

    /** The dead one is not even waited for: nothing that it does gets out. */
    private void succeed() {
        secondClient = Cluster.asOperator();
        second = TestOperator.start(secondClient, namespace);
    }
}
