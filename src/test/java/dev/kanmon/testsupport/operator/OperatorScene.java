package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/** Everything that a migration needs, the real parts where they run here: database, API server, operator, runner. */
public final class OperatorScene implements AutoCloseable {

    private final KubernetesClient admin = Cluster.prepared();
    private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
    private final ImageRegistry images = new ImageRegistry();
    private final KubeletPlayer kubelet;
    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private TestOperator operator;

    private OperatorScene() {
        images.add(TestOperator.RUNNER_IMAGE, ContainerImage.ofProgram(Path.of("bin", "kanmon")));
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .images(images)
                .start();
        operator = TestOperator.start(Cluster.asOperator(), team.namespace());
    }

    public static OperatorScene open() {
        return new OperatorScene();
    }

    /** The people of the scene's namespace. */
    public Team team() {
        return team;
    }

    /** A database that nobody else has. */
    public TestDatabase database() {
        return database;
    }

    public KubeletPlayer kubelet() {
        return kubelet;
    }

    /** The images that can be pulled; the runner's is among them. */
    public ImageRegistry images() {
        return images;
    }

    public KubernetesClient admin() {
        return admin;
    }

    /** Ends the operator and starts another one, which knows nothing but what the cluster says. */
    public void restartOperator() {
        operator.close();
        operator = TestOperator.start(Cluster.asOperator(), team.namespace());
    }

    @Override
    public void close() {
        operator.close();
        kubelet.close();
        database.close();
    }
}
