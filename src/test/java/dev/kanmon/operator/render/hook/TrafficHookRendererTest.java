package dev.kanmon.operator.render.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallReader;
import dev.kanmon.contract.call.HttpCall;
import dev.kanmon.operator.decide.Effect.ShiftTraffic;
import dev.kanmon.operator.decide.rollout.TrafficShift;
import dev.kanmon.operator.render.RunnerImage;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Job that tells a gateway who serves. */
class TrafficHookRendererTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final String OBJECT = "shop-traffic-traffic-4f1c-1-1";

    private final HookRenderer renderer =
            new HookRenderer(new RunnerImage("ghcr.io/kanmon/kanmon:0.1.0", "IfNotPresent"));

    @Test
    void everyContainerOfATeamsJobLearnsFromWhomToWhom() {
        Job job = render("Job", """
                job:
                  spec:
                    template:
                      spec:
                        initContainers:
                          - {name: prepare, image: busybox}
                        containers:
                          - name: shift
                            image: gatewayctl
                            env:
                              - {name: KANMON_TO, value: theirs}
                              - {name: ROUTE, value: shop=$(KANMON_TO)}
                """);

        assertThat(job.getMetadata().getName()).isEqualTo(OBJECT);
        assertThat(job.getMetadata().getLabels())
                .containsEntry(Labels.RUN, "4f1c")
                .containsEntry(Labels.HOOK, "traffic");
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(120);
        List<Container> all = job.getSpec().getTemplate().getSpec().getContainers();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .containsExactly(
                        tuple("KANMON_FROM", "shop-blue"),
                        tuple("KANMON_TO", "shop-green"),
                        tuple("ROUTE", "shop=$(KANMON_TO)"));
        assertThat(job.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers()
                        .get(0)
                        .getEnv())
                .extracting(EnvVar::getName)
                .containsExactly("KANMON_FROM", "KANMON_TO");
    }

    @Test
    void aRequestIsGivenBothSidesAndTheRevision() {
        Job job = render("Http", "http: {url: 'https://gateway.example/routes/${to}', body: '${from}'}");

        String call = job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                .filter(variable -> variable.getName().equals(RunnerOptions.CALL_ENV))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
        HttpCall rendered = CallReader.http(call).orElseThrow();
        assertThat(rendered.context().from()).isEqualTo("shop-blue");
        assertThat(rendered.context().to()).isEqualTo("shop-green");
        assertThat(rendered.context().run()).isEqualTo("4f1c");
    }

    private Job render(String kind, String hook) {
        String rollout = """
                blueGreen:
                  active: Blue
                  blue: {deployment: shop-blue}
                  green: {deployment: shop-green}
                  trafficHook:
                    timeout: 2m
                """ + hook.indent(4);
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace("team-shop")
                .withUid("6f2a6e1c-0000-4000-8000-000000000001")
                .build());
        migration.setSpec(Specs.of(Team.target("shop"), Team.source("shop"))
                .rollout(SERIALIZATION.unmarshal(rollout, Rollout.class))
                .build());
        HookStatus status = SERIALIZATION.unmarshal(
                "---\n{name: traffic, kind: %s, phase: Running, attempt: 1, object: %s}".formatted(kind, OBJECT),
                HookStatus.class);
        TrafficShift shift = new TrafficShift("shop-blue", "shop-green");
        return (Job) renderer.render(migration, new ShiftTraffic("4f1c", shift, status));
    }
}
