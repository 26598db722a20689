package dev.kanmon.demo;

import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.OperatorProcess;
import dev.kanmon.testsupport.operator.Team;
import java.nio.file.Path;
import java.time.Duration;

/** Everything that the story needs: a database, an API server, a kubelet and the operator. */
final class Stage implements AutoCloseable {

    static final String NAMESPACE = "shop";

    private static final String DATABASE = "shop";
    private static final String RUNNER_IMAGE = "kanmon:demo";
    private static final Duration OPERATOR_START = Duration.ofSeconds(60);

    private final Narrator narrator;
    private final Cleanup cleanup = new Cleanup();
    private TestDatabase database;
    private Kubectl kubectl;
    private OperatorProcess operator;

    Stage(Narrator narrator) {
        this.narrator = narrator;
    }

    /** Starts it all, the operator last. */
    void set() {
        narrator.act("The stage: PostgreSQL, a Kubernetes API server, the operator");
        startPostgres();
        startKubernetes();
        install();
        startOperator();
    }

    TestDatabase database() {
        return database;
    }

    Kubectl kubectl() {
        return kubectl;
    }

    /** Looks at the namespace as a program does, to check what is told. */
    Team team() {
        return new Team(TestKubernetes.shared().client(), NAMESPACE);
    }

    /** For whoever has to find out why something did not come out as told. */
    void showWhatIsThere() {
        if (operator == null) {
            return;
        }
        kubectl.show("get", "databasemigrations.kanmon.dev,migrationresolutions.kanmon.dev,jobs,pods", "-o", "wide");
        kubectl.show("get", "events");
        narrator.say("The operator's log ends with:");
        narrator.printed(operator.logEnd());
    }

    @Override
    public void close() {
        // Whoever was interrupted still puts everything away.
        Thread.interrupted();
        cleanup.close();
    }

    private void startPostgres() {
        PostgresServer server = cleanup.add(PostgresServer.start());
        database = server.newDatabase(DATABASE);
        narrator.say("PostgreSQL " + database.value("SHOW server_version") + ", and a database:");
        narrator.printed("export DATABASE_URL='" + database.url() + "'");
    }

    private void startKubernetes() {
        TestKubernetes kubernetes = TestKubernetes.shared();
        Path home = TemporaryDirectories.create("kanmon-demo");
        cleanup.add(() -> TemporaryDirectories.delete(home));
        kubectl = new Kubectl(kubernetes.kubectl(), kubernetes.kubeconfig(), home, narrator);
        narrator.say("Kubernetes " + kubernetes.serverVersion() + "; look on from a second terminal:");
        narrator.printed(kubernetes.kubectl() + " --kubeconfig " + kubernetes.kubeconfig() + " get dbm --watch");
    }

    private void install() {
        narrator.say("Install Kanmon: CRDs, RBAC, Deployment.");
        // kubectl 1.20 does not know the CEL rules that the CRDs have.
        kubectl.run("apply", "-k", "deploy", "--validate=false");
        kubectl.run("wait", "--for=condition=Established", "crd", "--all");
    }

    /** What a cluster's controllers and nodes would do with the Deployment and the Jobs. */
    private void startOperator() {
        TestKubernetes kubernetes = TestKubernetes.shared();
        ImageRegistry images =
                new ImageRegistry().add(RUNNER_IMAGE, ContainerImage.ofProgram(Path.of("bin", "kanmon")));
        cleanup.add(KubeletPlayer.builder(kubernetes.client()).images(images).start());
        operator = cleanup.add(OperatorProcess.builder(kubernetes.kubeconfigFor("kanmon-system", "kanmon"))
                .environment("KANMON_RUNNER_IMAGE", RUNNER_IMAGE)
                .start());
        operator.awaitHealthy(OPERATOR_START);
        narrator.say("There are no nodes here: the demo plays the kubelet, and starts the operator's pod as process "
                + operator.pid() + ", with the rights of its service account.");
    }
}
