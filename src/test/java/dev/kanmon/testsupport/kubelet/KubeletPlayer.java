package dev.kanmon.testsupport.kubelet;

import dev.kanmon.testsupport.TemporaryDirectories;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plays job controller, scheduler, kubelet and garbage collector on an API server that has none of them. Closing it ends
 * its threads and processes and removes its files and its Node; all other objects on the API server stay as they are.
 */
public final class KubeletPlayer implements AutoCloseable {

    private final Faults faults = new Faults();
    private final PodApi podApi;
    private final Path directory;
    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Pod> pods;
    private final JobController jobController;
    private final Scheduler scheduler;
    private final Kubelet kubelet;
    private final KubeletServer kubeletServer;
    private final NodeObject nodeObject;
    private final GarbageCollector garbageCollector;

    private KubeletPlayer(Builder options) {
        KubernetesClient client = options.client;
        this.podApi = new PodApi(client);
        this.directory = TemporaryDirectories.create("kanmon-kubelet");
        this.jobs = options.namespace
                .map(name -> client.batch().v1().jobs().inNamespace(name).inform())
                .orElseGet(() -> client.batch().v1().jobs().inAnyNamespace().inform());
        this.pods = options.namespace
                .map(name -> client.pods().inNamespace(name).inform())
                .orElseGet(() -> client.pods().inAnyNamespace().inform());
        this.jobController = new JobController(client, podApi, jobs.getStore());
        this.nodeObject = new NodeObject(client);
        this.scheduler = new Scheduler(nodeObject.name(), pods.getStore(), podApi, faults);
        this.kubelet = new Kubelet(node(client, options));
        this.kubeletServer = new KubeletServer(kubelet);
        this.garbageCollector = new GarbageCollector(client, options.namespace);
    }

    /**
     * @param client may do everything; stays the caller's
     */
    public static Builder builder(KubernetesClient client) {
        return new Builder(client);
    }

    /** What goes wrong on the test's behalf. */
    public Faults faults() {
        return faults;
    }

    /** SIGKILL to a pod's containers: exit code 137, reason Error. */
    public void kill(String podName) {
        runnersOf(podName).forEach(runner -> runner.kill("Error"));
    }

    /** SIGKILL to a pod's containers as the kernel does when memory is short: exit code 137, reason OOMKilled. */
    public void killForMemory(String podName) {
        runnersOf(podName).forEach(runner -> runner.kill("OOMKilled"));
    }

    /** The pod is gone from one moment to the next, with its node: nobody ever says how its containers ended. */
    public void evict(Pod pod) {
        podApi.remove(pod);
    }

    /** What a container has printed so far. */
    public String log(String podName, String container) {
        return runnersOf(podName).get(0).log(container).orElse("");
    }

    /** What the containers of a pod have printed so far; empty for a pod that this node does not have. */
    public List<String> logs(Pod pod) {
        return kubelet.runnersOf(pod.getMetadata().getName()).stream()
                .flatMap(runner -> Stream.concat(
                                pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                        .map(container -> runner.log(container.getName()).orElse("")))
                .toList();
    }

    @Override
    public void close() {
        jobs.stop();
        pods.stop();
        garbageCollector.close();
        jobController.close();
        scheduler.close();
        nodeObject.close();
        kubeletServer.close();
        kubelet.close();
        TemporaryDirectories.delete(directory);
    }

    /** Pods before Jobs, so that no Job that already has a pod gets another. */
    private KubeletPlayer begin() {
        kubeletServer.start();
        nodeObject.register(kubeletServer.port());
        pods.addEventHandler(jobController.podHandler());
        pods.addEventHandler(scheduler);
        pods.addEventHandler(kubelet);
        jobs.addEventHandler(jobController.jobHandler());
        garbageCollector.start();
        return this;
    }

    private Node node(KubernetesClient client, Builder options) {
        ConfigData data = new ConfigData(client);
        Optional<Function<Pod, ContainerEnd>> script = options.script.map(
                play -> pod -> play.play(jobController.jobOf(pod).orElseThrow()));
        return new Node(
                nodeObject.name(), directory, podApi, data, new EnvResolver(data), options.images, faults, script);
    }

    private List<PodRunner> runnersOf(String podName) {
        List<PodRunner> runners = kubelet.runnersOf(podName);
        if (runners.isEmpty()) {
            throw new IllegalArgumentException("no pod " + podName + " on the played node");
        }
        return runners;
    }

    /** What a player plays. */
    public static final class Builder {

        private final KubernetesClient client;
        private Optional<String> namespace = Optional.empty();
        private ImageRegistry images = new ImageRegistry();
        private Optional<JobScript> script = Optional.empty();

        private Builder(KubernetesClient client) {
            this.client = client;
        }

        /** Only this namespace; all of them by default. */
        public Builder namespace(String name) {
            this.namespace = Optional.of(name);
            return this;
        }

        /** The images that can be pulled; none by default. */
        public Builder images(ImageRegistry registry) {
            this.images = registry;
            return this;
        }

        /** Ends Jobs without any process. */
        public Builder script(JobScript jobScript) {
            this.script = Optional.of(jobScript);
            return this;
        }

        public KubeletPlayer start() {
            return new KubeletPlayer(this).begin();
        }
    }
}
