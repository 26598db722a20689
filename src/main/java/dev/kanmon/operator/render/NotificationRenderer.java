package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.decide.Notice;
import dev.kanmon.operator.render.call.CallEnvironment;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders the Job that sends a message. Nobody waits for it, and it goes by itself. */
public final class NotificationRenderer {

    /** The runner tries for a minute; the rest is for the pod's start. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** While the Job is there, the same message is not sent again: a day is longer than most things go back and forth. */
    private static final int SECONDS_KEPT = 86_400;

    private final RunnerImage image;
    private final KubernetesSerialization json;

    public NotificationRenderer(RunnerImage image, KubernetesSerialization json) {
        this.image = image;
        this.json = json;
    }

    public Job render(DatabaseMigration migration, Notice notice) {
        Execution execution = migration.getSpec().execution();
        JobIdentity identity = new JobIdentity(
                migration,
                notice.job(),
                Map.of(
                        Labels.MANAGED_BY,
                        Labels.MANAGED_BY_NOTIFICATIONS,
                        Labels.OCCASION,
                        notice.occasion().name().toLowerCase(Locale.ROOT)));
        RunnerInput input =
                RunnerInput.of(CommandLine.reporting(RunnerOptions.NOTIFY).arguments(), environment(notice));
        Job job = new RunnerJobs(image, execution == null ? null : execution.job()).job(identity, DEADLINE, input);
        return new JobBuilder(job)
                .editSpec()
                .withTtlSecondsAfterFinished(SECONDS_KEPT)
                .endSpec()
                .build();
    }

    private List<EnvVar> environment(Notice notice) {
        return switch (notice.to().format()) {
            case Slack ->
                CallEnvironment.ofMessage(
                        notice.to().urlFrom(),
                        "application/json; charset=utf-8",
                        json.asJson(Map.of("text", SlackText.of(notice))));
            case CloudEvents ->
                CallEnvironment.ofMessage(
                        notice.to().urlFrom(),
                        "application/cloudevents+json; charset=utf-8",
                        json.asJson(CloudEvent.of(notice)));
        };
    }
}
