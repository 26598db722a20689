package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import java.nio.file.Path;

/** One operator and one played node for all namespaces, so that every test of a class only needs a {@link Place}. */
public final class SharedScene implements AutoCloseable {

    private final KubernetesClient admin = Cluster.prepared();
    private final ImageRegistry images = new ImageRegistry();
    private final KubeletPlayer kubelet;
    private final TestOperator operator;

    SharedScene() {
        removeWhatOtherTestsLeft();
        images.add(TestOperator.RUNNER_IMAGE, ContainerImage.ofProgram(Path.of("bin", "kanmon")));
        kubelet = KubeletPlayer.builder(admin).images(images).start();
        operator = TestOperator.start(Cluster.asOperator(), Constants.WATCH_ALL_NAMESPACES);
    }

    /** A namespace and a database that nobody else has. */
    Place newPlace() {
        return new Place(
                admin,
                kubelet,
                images,
                new Team(admin, TestKubernetes.shared().newNamespace()),
                TestPostgres.shared().newDatabase());
    }

    @Override
    public void close() {
        operator.close();
        kubelet.close();
    }

    /** Resources of tests that are over; their databases are gone. */
    private void removeWhatOtherTestsLeft() {
        admin.resources(DatabaseMigration.class).inAnyNamespace().delete();
        admin.resources(MigrationResolution.class).inAnyNamespace().delete();
        admin.batch().v1().jobs().inAnyNamespace().delete();
        admin.pods().inAnyNamespace().withGracePeriod(0).delete();
    }
}
