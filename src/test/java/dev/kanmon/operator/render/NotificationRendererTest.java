package dev.kanmon.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Notification;
import dev.kanmon.api.v1alpha1.Notification.Format;
import dev.kanmon.api.v1alpha1.Notification.Occasion;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.call.CallReader;
import dev.kanmon.contract.call.CallText;
import dev.kanmon.contract.call.NotifyCall;
import dev.kanmon.operator.decide.Notice;
import dev.kanmon.operator.decide.Owner;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationRendererTest {

    private static final Owner OWNER = new Owner("shops", "shop", "6f2a6e1c-0000-4000-8000-000000000001", 3);
    private static final Notice.Told TOLD = new Notice.Told(
            "Every migration of <the> source & more is applied.",
            "UpToDate",
            "0a1b2c3d",
            "sha256:" + "ab".repeat(32),
            Risk.High,
            3,
            List.of("snap-17"),
            Duration.ofSeconds(192));

    private final NotificationRenderer renderer =
            new NotificationRenderer(new RunnerImage("kanmon:test", null), RenderCase.SERIALIZATION);

    @Test
    void theJobIsHardenedGoesByItselfAndIsNoRunsJob() {
        Job job = job(Format.Slack);

        assertThat(job.getMetadata().getName()).isEqualTo("shop-notify-01234567");
        assertThat(job.getMetadata().getNamespace()).isEqualTo("shops");
        assertThat(job.getMetadata().getOwnerReferences()).hasSize(1);
        assertThat(job.getMetadata().getLabels())
                .containsEntry(Labels.OCCASION, "done")
                .doesNotContainEntry(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON)
                .doesNotContainKeys(Labels.RUN, Labels.TASK, Labels.HOOK);
        assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
                .doesNotContainEntry(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON);
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(300);
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(86_400);
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        Container container = pod.getContainers().get(0);
        assertThat(container.getArgs()).containsExactly("notify", "--json", "--report-file=/dev/termination-log");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getEnv().get(1).getValueFrom().getSecretKeyRef().getName())
                .isEqualTo("hooks");
        assertThat(container.getEnv()).extracting("name").doesNotContain("DATABASE_URL");
    }

    @Test
    void slackGetsItsText() throws JsonProcessingException {
        NotifyCall call = call(job(Format.Slack));

        assertThat(call.url()).isEqualTo(CallText.secret("KANMON_CALL_SECRET_1"));
        assertThat(call.contentType()).startsWith("application/json");
        assertThat(json(call).get("text").asText()).isEqualTo("""
                *shops/shop*: migrations were applied
                Every migration of &lt;the&gt; source &amp; more is applied.
                Risk: High
                Reason: UpToDate
                Backup: snap-17
                The run took 3m12s in all.""");
    }

    @Test
    void othersGetACloudEvent() throws JsonProcessingException {
        NotifyCall call = call(job(Format.CloudEvents));

        assertThat(call.contentType()).startsWith("application/cloudevents+json");
        JsonNode event = json(call);
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo("shop-notify-01234567");
        assertThat(event.get("source").asText())
                .isEqualTo("/apis/kanmon.dev/v1alpha1/namespaces/shops/databasemigrations/shop");
        assertThat(event.get("type").asText()).isEqualTo("dev.kanmon.databasemigration.done");
        assertThat(event.get("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.get("data")).isEqualTo(new ObjectMapper().readTree("""
                {"namespace": "shops", "name": "shop",
                 "message": "Every migration of <the> source & more is applied.", "reason": "UpToDate",
                 "run": "0a1b2c3d", "plan": "%s", "risk": "High", "migrations": 3, "backups": ["snap-17"],
                 "durationSeconds": 192}""".formatted(TOLD.plan())));
    }

    private Job job(Format format) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace("shops")
                .withUid(OWNER.uid())
                .build());
        migration.setSpec(new DatabaseMigrationSpec(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
        Notification to = new Notification(format, new SecretKeyReference("hooks", "url"), null);
        return renderer.render(
                migration,
                new Notice(
                        "shop-notify-01234567", to, OWNER, Occasion.Done, Instant.parse("2026-01-02T03:04:05Z"), TOLD));
    }

    private static NotifyCall call(Job job) {
        String value = job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .get(0)
                .getValue();
        return CallReader.notify(value).orElseThrow();
    }

    private static JsonNode json(NotifyCall call) throws JsonProcessingException {
        return new ObjectMapper().readTree(call.body());
    }
}
