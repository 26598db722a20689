package dev.kanmon.testsupport.application;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck;
import dev.kanmon.api.v1alpha1.BlueGreen.HttpSample;
import dev.kanmon.api.v1alpha1.BlueGreen.Monitor;
import dev.kanmon.api.v1alpha1.BlueGreen.OnSuccess;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.JobScript;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A shop with a Service and two Deployments, {@code shop-blue}, which serves with two pods, and {@code shop-green}, which has
 * none; its proxy, and an operator that can be stopped and started at any moment.
 */
public final class BlueGreenScene implements AutoCloseable {

    public static final String BLUE = "shop-blue";
    public static final String GREEN = "shop-green";

    /** The Service. */
    public static final String SERVICE = "shop";

    private static final String KEY = "color";

    private final KubernetesClient admin = Cluster.prepared();
    private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
    private final KubeletPlayer kubelet;
    private final PlayedApplication application;
    private final ServiceProxy proxy;
    private TestOperator operator;

    private BlueGreenScene(KubeletPlayer.Builder kubelet, TestDatabase database, AppVersion... versions) {
        this.kubelet = kubelet.namespace(team.namespace()).start();
        this.application = new PlayedApplication(admin, team.namespace(), database, versions);
        admin.resource(service()).create();
        admin.resource(deployment(BLUE, "blue", 2, versions[0].image())).create();
        admin.resource(deployment(GREEN, "green", 0, versions[0].image())).create();
        this.proxy = new ServiceProxy(admin, team.namespace(), SERVICE, application.port());
        Awaitility.await("blue's pods").until(proxy::hasEndpoints);
        startOperator();
    }

    /**
     * With a runner that says what is wanted, and an application without a database.
     *
     * @param versions of the application; the first one is there already
     */
    public static BlueGreenScene scripted(JobScript runner, AppVersion... versions) {
        BlueGreenScene scene =
                new BlueGreenScene(KubeletPlayer.builder(Cluster.prepared()).script(runner), null, versions);
        scene.team.secret("shop-db", "url", "postgresql://nobody@localhost/none");
        return scene;
    }

    /** With the packaged runner, and an application that reads from the database that it migrates. */
    public static BlueGreenScene real(TestDatabase database, AppVersion... versions) {
        ImageRegistry images = new ImageRegistry();
        images.add(TestOperator.RUNNER_IMAGE, ContainerImage.ofProgram(Path.of("bin", "kanmon")));
        BlueGreenScene scene =
                new BlueGreenScene(KubeletPlayer.builder(Cluster.prepared()).images(images), database, versions);
        scene.team.secret("shop-db", "url", database.url());
        return scene;
    }

    public Team team() {
        return team;
    }

    /** Where clients reach the Service. */
    public int port() {
        return proxy.port();
    }

    /** A rollout of this pair, with short waits: a health check, and a monitor of the pods that the Service selects. */
    public BlueGreen wish(OnSuccess onSuccess) {
        return wish(monitor("http://127.0.0.1:" + proxy.port() + "/errors", "3s", "500ms"), onSuccess, null);
    }

    public BlueGreen wish(Monitor monitor, OnSuccess onSuccess, BlueGreen.Control control) {
        return new BlueGreen(
                SERVICE,
                KEY,
                new Colour(BLUE, null),
                new Colour(GREEN, null),
                null,
                new HealthCheck("/health", application.port(), null, 30, "200ms", "2s", 2),
                0,
                null,
                monitor,
                onSuccess,
                null,
                "2m",
                control,
                null);
    }

    /** What the application says of itself. */
    public static Monitor monitor(String url, String duration, String interval) {
        return new Monitor(duration, interval, "1%", 1, null, new HttpSample(url, "/errors/rate"), null);
    }

    /** Gives a Deployment another version, as a release does. */
    public void release(String deployment, AppVersion version) {
        deployment(deployment).edit(found -> released(found, version, Map.of()));
    }

    /** The same, with the migration that the version needs. */
    public void release(String deployment, AppVersion version, String requires) {
        Map<String, String> annotations = Map.of(ApiGroup.REQUIRES_ANNOTATION, requires);
        deployment(deployment).edit(found -> released(found, version, annotations));
    }

    private static Deployment released(Deployment before, AppVersion version, Map<String, String> annotations) {
        return new DeploymentBuilder(before)
                .editSpec()
                .editTemplate()
                .editMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .editSpec()
                .editFirstContainer()
                .withImage(version.image())
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** How many pods a Deployment asks for. */
    public int replicas(String deployment) {
        return deployment(deployment).get().getSpec().getReplicas();
    }

    public boolean exists(String deployment) {
        return deployment(deployment).get() != null;
    }

    public void delete(String deployment) {
        deployment(deployment).delete();
    }

    /** The colour that the Service selects. */
    public String selected() {
        return admin.services()
                .inNamespace(team.namespace())
                .withName(SERVICE)
                .get()
                .getSpec()
                .getSelector()
                .get(KEY);
    }

    /** Has the Service select a colour, as somebody does by hand. */
    public void select(String colour) {
        admin.services().inNamespace(team.namespace()).withName(SERVICE).edit(found -> new ServiceBuilder(found)
                .editSpec()
                .addToSelector(KEY, colour)
                .endSpec()
                .build());
    }

    /** Waits until the rollout is as wanted. */
    public BlueGreenStatus await(Predicate<BlueGreenStatus> wanted) {
        return team.await("shop", migration -> blueGreen(migration) != null && wanted.test(blueGreen(migration)))
                .getStatus()
                .rollout()
                .blueGreen();
    }

    public BlueGreenStatus awaitStep(Step step) {
        return await(status -> status.step() == step);
    }

    private static BlueGreenStatus blueGreen(DatabaseMigration migration) {
        return migration.getStatus().rollout() == null
                ? null
                : migration.getStatus().rollout().blueGreen();
    }

    public void restartOperator() {
        operator.close();
        startOperator();
    }

    private void startOperator() {
        operator = TestOperator.start(Cluster.asOperatorWithRollouts(), team.namespace());
    }

    private RollableScalableResource<Deployment> deployment(String name) {
        return admin.apps().deployments().inNamespace(team.namespace()).withName(name);
    }

    private Service service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(SERVICE)
                .withNamespace(team.namespace())
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of("app", "shop", KEY, "blue"))
                .addNewPort()
                .withPort(80)
                .withTargetPort(new IntOrString(application.port()))
                .endPort()
                .endSpec()
                .build();
    }

    private Deployment deployment(String name, String colour, int replicas, String image) {
        Map<String, String> labels = Map.of("app", "shop", KEY, colour);
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(team.namespace())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("shop")
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    @Override
    public void close() {
        operator.close();
        proxy.close();
        application.close();
        kubelet.close();
    }
}
