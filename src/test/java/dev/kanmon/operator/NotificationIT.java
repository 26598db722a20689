package dev.kanmon.operator;

import static dev.kanmon.testsupport.WebServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Notification;
import dev.kanmon.api.v1alpha1.Notification.Format;
import dev.kanmon.api.v1alpha1.Notification.Occasion;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.Labels;
import dev.kanmon.testsupport.WebServer;
import dev.kanmon.testsupport.WebServer.Received;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages from a real operator through Jobs of the real runner to a real webhook. */
class NotificationIT {

    private static final String CREATE = "20260101000000_create";
    private static final String UNIQUE = "20260102000000_unique";
    private static final String PATH = "/services/T0000/recognisable";

    private final OperatorScene scene = OperatorScene.open();
    private final Team team = scene.team();
    private final WebServer webhook = WebServer.start().on("POST " + PATH, text(200, "ok"));

    @BeforeEach
    void prepare() {
        team.secret("shop-db", "url", scene.database().url());
        team.secret("webhook", "url", webhook.url(PATH));
    }

    @AfterEach
    void close() {
        webhook.close();
        scene.close();
    }

    @Test
    void startAndEndArriveOnceAlsoWhereTheOperatorIsRestarted() {
        apply(Policy.Mode.Never, Map.of(CREATE + ".sql", "CREATE TABLE t (email text);"));
        DatabaseMigration ready = team.awaitReady("shop");
        awaitTold("started", "done");

        scene.restartOperator();
        team.suspend("shop", true);
        team.await("shop", migration -> migration.getStatus().phase() == Phase.Suspended);
        team.suspend("shop", false);
        team.awaitReady("shop");

        assertThat(occasions()).as("one Job for each message").containsExactlyInAnyOrder("started", "done");
        assertThat(webhook.received()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("Content-Type")).startsWith("application/cloudevents+json");
            assertThat(request.body())
                    .contains("/namespaces/" + team.namespace() + "/databasemigrations/shop")
                    .contains(ready.getStatus().plan().hash());
        });
        assertThat(Serialization.asYaml(team.jobs())).doesNotContain("recognisable");
    }

    @Test
    void failureArrivesOnceAndShowsNoRow() {
        apply(
                Policy.Mode.Never,
                Map.of(
                        CREATE + ".sql",
                        "CREATE TABLE t (email text); INSERT INTO t VALUES ('ann@row.example'), ('ann@row.example');",
                        UNIQUE + ".sql",
                        "CREATE UNIQUE INDEX t_email ON t (email);"));
        team.await("shop", migration -> migration.getStatus().phase() == Phase.Failed);
        awaitTold("started", "failed");

        Received failed = webhook.received().stream()
                .filter(request -> request.body().contains("databasemigration.failed"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.body()).contains(UNIQUE, "23505").doesNotContain("ann@row.example");
        assertThat(occasions()).containsExactlyInAnyOrder("started", "failed");
    }

    @Test
    void aPlanThatWaitsIsToldBeforeItRuns() {
        apply(Policy.Mode.Always, Map.of(CREATE + ".sql", "CREATE TABLE t (email text);"));
        DatabaseMigration waiting = team.awaitApproval("shop");
        awaitTold("awaitingApproval");

        team.approve("shop", waiting.getStatus().plan().hash());
        team.awaitReady("shop");
        awaitTold("awaitingApproval", "started", "done");
    }

    @Test
    void aWebhookThatHangsHoldsNothingUp() {
        webhook.on("POST " + PATH, webhook.hanging());
        apply(Policy.Mode.Never, Map.of(CREATE + ".sql", "CREATE TABLE t (email text);"));

        team.awaitReady("shop");

        assertThat(scene.database().value("SELECT count(*) FROM t")).isEqualTo(0L);
        await().atMost(Duration.ofSeconds(60)).until(() -> !webhook.received().isEmpty());
    }

    @Test
    void aWebhookWhoseSecretIsMissingHoldsNothingUp() {
        Notification lost = new Notification(Format.Slack, new SecretKeyReference("nowhere", "url"), null);
        apply(Policy.Mode.Never, Map.of(CREATE + ".sql", "CREATE TABLE t (email text);"), lost);

        team.awaitReady("shop");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(occasions()).containsExactlyInAnyOrder("started", "done"));
        assertThat(webhook.received()).isEmpty();
    }

    @Test
    void slackHearsOnlyOfWhatItAskedFor() {
        Notification slack = new Notification(
                Format.Slack, new SecretKeyReference("webhook", "url"), List.of(Occasion.Done, Occasion.Failed));
        apply(Policy.Mode.Never, Map.of(CREATE + ".sql", "CREATE TABLE t (email text);"), slack);
        team.awaitReady("shop");

        await().atMost(Duration.ofSeconds(60)).until(() -> !webhook.received().isEmpty());
        assertThat(occasions()).containsExactly("done");
        assertThat(webhook.received().get(0).body())
                .startsWith("{\"text\":\"*" + team.namespace() + "/shop*: migrations were applied");
    }

    private void apply(Policy.Mode approval, Map<String, String> scripts, Notification... notifications) {
        Notification everything = new Notification(Format.CloudEvents, new SecretKeyReference("webhook", "url"), null);
        team.configMap("shop", scripts);
        DatabaseMigrationSpec plain = Team.spec(Team.target("shop"), Team.source("shop"), null);
        team.migration(
                "shop",
                new DatabaseMigrationSpec(
                        plain.target(),
                        plain.source(),
                        plain.execution(),
                        new Policy(new Policy.Approval(approval, null), null, null, null, null),
                        null,
                        plain.shadow(),
                        null,
                        null,
                        null,
                        null,
                        notifications.length == 0 ? List.of(everything) : Arrays.asList(notifications),
                        null,
                        null,
                        null,
                        null));
    }

    private void awaitTold(String... occasions) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(webhook.received()).hasSize(occasions.length);
            for (String occasion : occasions) {
                assertThat(webhook.received()).anyMatch(request -> request.body()
                        .contains("dev.kanmon.databasemigration." + occasion + "\""));
            }
        });
    }

    private List<String> occasions() {
        return team.jobs().stream()
                .map(Job::getMetadata)
                .map(job -> job.getLabels().get(Labels.OCCASION))
                .filter(occasion -> occasion != null)
                .toList();
    }
}
