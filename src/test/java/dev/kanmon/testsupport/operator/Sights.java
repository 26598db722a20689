package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person without access to Secrets can see of a namespace. */
public final class Sights {

    private final KubernetesClient client;
    private final KubeletPlayer kubelet;
    private final String namespace;

    Sights(KubernetesClient client, KubeletPlayer kubelet, String namespace) {
        this.client = client;
        this.kubelet = kubelet;
        this.namespace = namespace;
    }

    /** Every object but the Secrets, termination messages among them, and every log, by what it is the text of. */
    public Map<String, String> texts() {
        Stream<Map.Entry<String, String>> objects = Stream.of(
                        client.resources(DatabaseMigration.class)
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.resources(MigrationResolution.class)
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.v1().events().inNamespace(namespace).list().getItems(),
                        client.batch().v1().jobs().inNamespace(namespace).list().getItems(),
                        client.configMaps().inNamespace(namespace).list().getItems(),
                        pods())
                .flatMap(List::stream)
                .map(object -> Map.entry(
                        title(object), client.getKubernetesSerialization().asYaml(object)));
        Stream<Map.Entry<String, String>> logs =
                pods().stream().map(pod -> Map.entry("log of " + title(pod), String.join("\n", kubelet.logs(pod))));
        return Stream.concat(objects, logs).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<Pod> pods() {
        return client.pods().inNamespace(namespace).list().getItems();
    }

    /** The operator's Events, oldest first. */
    public List<Event> events() {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> "kanmon".equals(event.getReportingComponent()))
                .sorted(Comparator.comparing(event -> event.getMetadata().getName()))
                .toList();
    }

    private static String title(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }
}
