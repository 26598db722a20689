package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.Team.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.JobHook;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.Seed;
import dev.kanmon.api.v1alpha1.Seed.KeyReference;
import dev.kanmon.api.v1alpha1.Seed.SqlSeed;
import dev.kanmon.contract.Environment;
import dev.kanmon.contract.Labels;
import dev.kanmon.runner.InProcessRunner;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sample data and resets on a real API server and a real database, with the runner's own commands in the Jobs. */
class SeedAndResetIT {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260102000000_next";
    private static final String FAILS_WHERE_ROWS_ARE =
            "CREATE TABLE next (id int); DO $$ BEGIN PERFORM 1 / (1 - count(*)) FROM users; END $$;";
    private static final Seed SEED = new Seed(new SqlSeed(new KeyReference("samples", "seed.sql")), null);

    private KubernetesClient admin;
    private Team team;
    private TestDatabase database;
    private KubeletPlayer kubelet;
    private TestOperator operator;

    @BeforeEach
    void start() {
        admin = Cluster.prepared();
        team = new Team(admin, TestKubernetes.shared().newNamespace());
        database = TestPostgres.shared().newDatabase();
        ImageRegistry images = new ImageRegistry();
        images.add(TestOperator.RUNNER_IMAGE, ContainerImage.ofFunction(new InProcessRunner()));
        images.add("team/seed:1", ContainerImage.ofHostCommands());
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .images(images)
                .start();
        operator = TestOperator.start(Cluster.asOperator(), team.namespace());
        team.secret("shop-db", "url", database.url());
        team.configMap("shop", Map.of(INIT + ".sql", "CREATE TABLE users (id int PRIMARY KEY);"));
        team.configMap("samples", Map.of("seed.sql", "INSERT INTO users VALUES (1), (2);"));
    }

    @AfterEach
    void stop() {
        operator.close();
        kubelet.close();
        database.close();
    }

    @Test
    void sampleDataArePutInOnceAfterTheFirstRunAndAgainAfterAReset() {
        team.migration("shop", spec(Environment.Development, SEED));
        awaitSeeded(Reason.SeedDone);
        assertThat(users()).isEqualTo(2L);

        team.retry("shop");
        Awaitility.await().until(() -> jobs("plan") == 2);
        team.awaitReady("shop");
        assertThat(jobs("seed")).as("a seed that is done stays done").isEqualTo(1);

        database.sql("INSERT INTO users VALUES (3)", "CREATE TABLE by_hand (id int)");
        team.reset("shop", database.name());
        DatabaseMigration reset = team.await(
                "shop",
                shop -> shop.getStatus().reset() != null
                        && shop.getStatus().reset().finishedAt() != null
                        && shop.getStatus().phase() == Phase.Ready
                        && shop.getStatus().seed() != null
                        && shop.getStatus().seed().phase() == RunPhase.Succeeded);
        assertThat(reset.getStatus().reset().reason()).isNull();
        assertThat(reset.getStatus().reset().requested()).isEqualTo(database.name());
        assertThat(users()).isEqualTo(2L);
        assertThat(database.value("SELECT to_regclass('by_hand') IS NULL")).isEqualTo(true);
        assertThat(jobs("reset")).isEqualTo(1);

        team.nudge("shop");
        team.reset("shop", null);
        team.await("shop", shop -> shop.getStatus().reset().requested() == null);
        team.reset("shop", database.name());
        Awaitility.await("the same value once more").until(() -> jobs("reset") == 2);
    }

    @Test
    void whatAFailedMigrationAskedIsSettledByAReset() {
        team.migration("shop", spec(Environment.Development, null));
        team.awaitReady("shop");
        database.sql("INSERT INTO users VALUES (1)");
        team.configMap(
                "shop",
                Map.of(INIT + ".sql", "CREATE TABLE users (id int PRIMARY KEY);", NEXT + ".sql", FAILS_WHERE_ROWS_ARE));
        String asked = team.awaitAskingResolution().getMetadata().getName();

        team.reset("shop", database.name());
        DatabaseMigration reset = team.await(
                "shop",
                shop -> shop.getStatus().reset() != null
                        && shop.getStatus().reset().finishedAt() != null
                        && shop.getStatus().phase() == Phase.Ready);

        assertThat(reset.getStatus().reset().settledResolutions()).containsExactly(asked);
        Awaitility.await("the resolution")
                .until(
                        () -> team.resolutions().stream()
                                .map(resolution -> resolution.getStatus().phase())
                                .toList(),
                        List.of(ResolutionPhase.Resolved)::equals);
        assertThat(database.value("SELECT to_regclass('next') IS NOT NULL")).isEqualTo(true);
    }

    @Test
    void anotherNameIsRefusedAndTheResourceGoesOn() {
        team.migration("shop", spec(Environment.Staging, null));
        team.awaitReady("shop");
        database.sql("INSERT INTO users VALUES (3)");
        team.reset("shop", "production");
        DatabaseMigration refused = team.await(
                "shop",
                shop -> shop.getStatus().reset() != null
                        && shop.getStatus().reset().finishedAt() != null
                        && shop.getStatus().phase() == Phase.Ready);
        assertThat(refused.getStatus().reset().reason()).isEqualTo(Reason.ResetFailed);
        assertThat(refused.getStatus().reset().message()).contains(database.name(), "production");
        assertThat(users()).isEqualTo(1L);
        assertThat(events("ResetFailed")).isEqualTo(1);
    }

    @Test
    void inProductionTheAnnotationIsRefusedWithoutAJob() {
        team.migration("shop", spec(Environment.Production, null));
        team.awaitReady("shop");
        team.reset("shop", database.name());
        DatabaseMigration refused = team.await("shop", shop -> shop.getStatus().reset() != null);
        assertThat(refused.getStatus().reset().reason()).isEqualTo(Reason.ProductionProtected);
        assertThat(refused.getStatus().phase()).isEqualTo(Phase.Ready);
        assertThat(jobs("reset")).isZero();
    }

    @Test
    void aSecondResourceThatCallsTheSameDatabaseDevelopmentIsRefusedByTheMark() {
        team.migration("shop", spec(Environment.Production, null));
        team.awaitReady("shop");
        database.sql("INSERT INTO users VALUES (3)");
        team.migration("shop-dev", spec(Environment.Development, SEED));
        DatabaseMigration unseeded = team.await(
                "shop-dev",
                shop -> condition(shop, ConditionType.Seeded) != null
                        && condition(shop, ConditionType.Seeded).reason().equals(Reason.ProductionProtected.name()));
        assertThat(condition(unseeded, ConditionType.Seeded).status()).isEqualTo(ConditionState.False);
        team.reset("shop-dev", database.name());
        DatabaseMigration refused = team.await(
                "shop-dev",
                shop -> shop.getStatus().reset() != null
                        && shop.getStatus().reset().finishedAt() != null
                        && shop.getStatus().phase() == Phase.Ready);
        assertThat(refused.getStatus().reset().reason()).isEqualTo(Reason.ProductionProtected);
        assertThat(users()).isEqualTo(1L);
    }

    @Test
    void aJobOfTheTeamsOwnSeedsAndOneThatFailsHoldsNothingUp() {
        team.migration("shop", spec(Environment.Development, ofTheTeam("exit 3")));
        awaitSeeded(Reason.SeedFailed);
        assertThat(team.get("shop").getStatus().phase()).isEqualTo(Phase.Ready);

        team.change("shop", spec -> Specs.from(spec).seed(ofTheTeam("exit 0")).build());
        awaitSeeded(Reason.SeedDone);
        assertThat(jobs("seed")).isEqualTo(2);
    }

    @Test
    void sqlThatIsNotThereYetIsWaitedFor() {
        team.migration(
                "shop",
                spec(Environment.Development, new Seed(new SqlSeed(new KeyReference("later", "seed.sql")), null)));
        team.awaitReady("shop");
        awaitSeeded(Reason.SeedPending);
        team.configMap("later", Map.of("seed.sql", "INSERT INTO users VALUES (1);"));
        team.nudge("shop");
        awaitSeeded(Reason.SeedDone);
        assertThat(users()).isEqualTo(1L);
    }

    private static DatabaseMigrationSpec spec(Environment environment, Seed seed) {
        return Specs.unasked(Team.target("shop"), Team.source("shop"))
                .environment(environment)
                .seed(seed)
                .build();
    }

    private static Seed ofTheTeam(String script) {
        return new Seed(
                null,
                new JobHook(new JobSpecBuilder()
                        .withBackoffLimit(0)
                        .withNewTemplate()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("seed")
                        .withImage("team/seed:1")
                        .withCommand("sh", "-c", script)
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .build()));
    }

    private void awaitSeeded(Reason reason) {
        team.await(
                "shop",
                shop -> condition(shop, ConditionType.Seeded) != null
                        && condition(shop, ConditionType.Seeded).reason().equals(reason.name()));
    }

    private Object users() {
        return database.value("SELECT count(*) FROM users");
    }

    private long jobs(String task) {
        return team.jobs().stream()
                .filter(job -> task.equals(job.getMetadata().getLabels().get(Labels.TASK)))
                .count();
    }

    private long events(String reason) {
        return admin.v1().events().inNamespace(team.namespace()).list().getItems().stream()
                .filter(event -> reason.equals(event.getReason()))
                .count();
    }
}
