package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.DumpablePostgres;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Everything that a migration needs, the real parts where they run here: database, API server, operator, runner. */
public final class OperatorScene implements AutoCloseable {

    private final KubernetesClient admin = Cluster.prepared();
    private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
    private final ImageRegistry images = new ImageRegistry();
    private final KubeletPlayer kubelet;
    private final TestDatabase database;
    private final Supplier<KubernetesClient> operatorsClient;
    private TestOperator operator;

    private OperatorScene(TestDatabase database, Supplier<KubernetesClient> operatorsClient) {
        this.database = database;
        this.operatorsClient = operatorsClient;
        images.add(TestOperator.RUNNER_IMAGE, ContainerImage.ofProgram(Path.of("bin", "kanmon")));
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .images(images)
                .start();
        operator = startOperator();
    }

    public static OperatorScene open() {
        return new OperatorScene(TestPostgres.shared().newDatabase(), Cluster::asOperator);
    }

    /** With a database that this machine's pg_dump serves, and an operator that has the rights for backups, too. */
    public static OperatorScene openForBackups() {
        return new OperatorScene(DumpablePostgres.shared().newDatabase(), Cluster::asOperatorWithBackups);
    }

    /** With an operator that has the rights for rollouts, too. */
    public static OperatorScene openForRollouts() {
        return new OperatorScene(TestPostgres.shared().newDatabase(), Cluster::asOperatorWithRollouts);
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
        operator = startOperator();
    }

    private TestOperator startOperator() {
        return TestOperator.start(operatorsClient.get(), team.namespace());
    }

    @Override
    public void close() {
        operator.close();
        kubelet.close();
        database.close();
    }
}
