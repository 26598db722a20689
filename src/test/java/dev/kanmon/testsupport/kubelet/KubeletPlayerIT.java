package dev.kanmon.testsupport.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kanmon.testsupport.TestKubernetes;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeletPlayerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KubernetesClient client = TestKubernetes.shared().client();
    private final String namespace = TestKubernetes.shared().newNamespace();
    private final ImageRegistry images = new ImageRegistry().add("busybox", ContainerImage.ofHostCommands());
    private KubeletPlayer player;

    @BeforeEach
    void play() {
        player = KubeletPlayer.builder(client)
                .namespace(namespace)
                .images(images)
                .start();
    }

    @AfterEach
    void stopPlaying() {
        player.close();
    }

    @Test
    void jobReadsItsEnvironmentAndItsFilesAndSucceedsWithLastWords() {
        secret("db", Map.of("URL", "postgresql://somewhere"));
        configMap("files", Map.of("a.sql", "SELECT 1", "b.sql", "SELECT 2"));
        create(job("""
                spec:
                  template:
                    metadata: {labels: {app: shop}}
                    spec:
                      restartPolicy: Never
                      volumes:
                      - name: files
                        configMap: {name: files, items: [{key: a.sql, path: sub/one.sql}]}
                      containers:
                      - name: main
                        image: busybox
                        command: [sh, -c]
                        args: ["echo $URL $POD $JOINED $(cat /files/sub/one.sql) $(readlink /files/..data) >/dev/termination-log"]
                        env:
                        - name: URL
                          valueFrom: {secretKeyRef: {name: db, key: URL}}
                        - name: POD
                          valueFrom: {fieldRef: {fieldPath: metadata.namespace}}
                        - {name: JOINED, value: "$(POD)-$$(POD)"}
                        volumeMounts: [{name: files, mountPath: /files}]
                """));

        JobCondition end = awaitEnd();
        assertThat(end.getType()).isEqualTo("Complete");
        assertThat(job().getStatus().getSucceeded()).isEqualTo(1);
        assertThat(job().getStatus().getCompletionTime()).isNotNull();
        assertThat(pod().getMetadata().getLabels())
                .containsEntry("job-name", "work")
                .containsEntry("app", "shop");
        assertThat(pod().getStatus().getPhase()).isEqualTo("Succeeded");
        assertThat(state().getTerminated().getReason()).isEqualTo("Completed");
        assertThat(state().getTerminated().getMessage())
                .startsWith("postgresql://somewhere " + namespace + " " + namespace + "-$(POD) SELECT 1 ..");
    }

    @Test
    void failingContainerFailsItsJob() {
        create(shell("echo no luck | tee /dev/termination-log; exit 6"));

        assertThat(awaitEnd()).satisfies(end -> {
            assertThat(end.getType()).isEqualTo("Failed");
            assertThat(end.getReason()).isEqualTo("BackoffLimitExceeded");
        });
        assertThat(job().getStatus().getFailed()).isEqualTo(1);
        assertThat(state().getTerminated().getExitCode()).isEqualTo(6);
        assertThat(state().getTerminated().getReason()).isEqualTo("Error");
        assertThat(state().getTerminated().getMessage()).isEqualTo("no luck\n");
        assertThat(player.log(pod().getMetadata().getName(), "main")).isEqualTo("no luck\n");
    }

    @Test
    void logIsReadThroughTheApiServerWhileTheContainerRunsAndAfterItsEnd(@TempDir Path outside) throws Exception {
        create(shell("echo begun; until [ -e " + outside + "/word ]; do sleep 0.1; done; echo middle; echo ended >&2"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> log().getLog().equals("begun\n"));

        Files.createFile(outside.resolve("word"));

        awaitEnd();
        assertThat(log().getLog()).isEqualTo("begun\nmiddle\nended\n");
        assertThat(log().tailingLines(1).getLog()).isEqualTo("ended\n");
    }

    @Test
    void logOfAContainerThatHasNotStartedIsRefused() {
        player.faults().hold();
        create(shell("true"));
        await().atMost(PATIENCE)
                .until(() -> !pods().isEmpty() && pod().getSpec().getNodeName() != null);

        assertThatThrownBy(() -> log().getLog())
                .isInstanceOfSatisfying(KubernetesClientException.class, refused -> assertThat(refused.getCode())
                        .isIn(400, 404));
        player.faults().release();
    }

    @Test
    void missingSecretKeepsTheContainerWaitingUntilItIsThere() {
        create(withUrlFromSecret());

        awaitWaiting("CreateContainerConfigError", "secret \"db\" not found");
        Secret secret = secret("db", Map.of("OTHER", "x"));
        awaitWaiting("CreateContainerConfigError", "couldn't find key URL in Secret " + namespace + "/db");
        secret.setStringData(Map.of("URL", "postgresql://somewhere"));
        client.resource(secret).update();

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
    }

    @Test
    void missingConfigMapOfAVolumeIsToldByAnEvent() {
        create(job("""
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      volumes: [{name: files, configMap: {name: files}}]
                      containers:
                      - {name: main, image: busybox, command: [ls, /files/a.sql], volumeMounts: [{name: files, mountPath: /files}]}
                """));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        client.v1().events().inNamespace(namespace).list().getItems())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getReason()).isEqualTo("FailedMount");
                    assertThat(event.getMessage())
                            .isEqualTo("MountVolume.SetUp failed for volume \"files\" : configmap \"files\" not found");
                }));
        assertThat(state().getWaiting().getReason()).isEqualTo("ContainerCreating");
        configMap("files", Map.of("a.sql", "SELECT 1"));

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
    }

    @Test
    void unknownImageIsPulledAgainAndAgain() {
        create(shell("true", "acme/shop:1"));

        awaitWaiting("ImagePullBackOff", "Back-off pulling image \"acme/shop:1\"");
        images.add("acme/shop:1", ContainerImage.ofHostCommands());

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
    }

    @Test
    void initContainerCopiesFilesOutOfItsImage(@TempDir Path image) throws Exception {
        Files.createDirectories(image.resolve("app/migrations"));
        Files.writeString(image.resolve("app/migrations/a.sql"), "SELECT 1");
        images.add("acme/shop:1", ContainerImage.ofFiles(image));
        create(job("""
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      volumes: [{name: files, emptyDir: {}}]
                      initContainers:
                      - {name: copy, image: "acme/shop:1", command: [cp, -R, /app/migrations/., /files], volumeMounts: [{name: files, mountPath: /files}]}
                      containers:
                      - {name: main, image: busybox, command: [cp, /files/a.sql, /dev/termination-log], volumeMounts: [{name: files, mountPath: /files}]}
                """));

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
        assertThat(state().getTerminated().getMessage()).isEqualTo("SELECT 1");
    }

    @Test
    void podWithoutANodeSaysSoAndStartsWhenThereIsOne() {
        player.faults().unschedulable(pod -> true);
        create(shell("true"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scheduled()).hasValueSatisfying(condition -> {
            assertThat(condition.getStatus()).isEqualTo("False");
            assertThat(condition.getReason()).isEqualTo("Unschedulable");
        }));
        player.faults().unschedulable(pod -> false);

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
    }

    @Test
    void deletedJobGivesItsProcessTheTimeToEnd(@TempDir Path outside) {
        create(shell("trap 'echo ended > " + outside + "/word; exit 0' TERM; echo begun > " + outside
                + "/word; while :; do sleep 0.1; done"));
        awaitWord(outside, "begun");

        client.resource(job()).delete();

        await().atMost(PATIENCE).until(() -> pods().isEmpty());
        assertThat(outside.resolve("word")).hasContent("ended");
    }

    @Test
    void processThatIgnoresSigtermIsKilledAfterItsGracePeriod(@TempDir Path outside) {
        create(shell("trap '' TERM; echo begun > " + outside + "/word; while :; do sleep 0.1; done"));
        awaitWord(outside, "begun");

        client.resource(pod()).withGracePeriod(1).delete();

        assertThat(awaitEnd().getReason()).isEqualTo("BackoffLimitExceeded");
        await().atMost(PATIENCE).until(() -> pods().isEmpty());
    }

    @Test
    void killedContainerEndsWithSignalNine(@TempDir Path outside) {
        create(shell("echo begun > " + outside + "/word; sleep 60"));
        awaitWord(outside, "begun");

        player.killForMemory(pod().getMetadata().getName());

        assertThat(awaitEnd().getReason()).isEqualTo("BackoffLimitExceeded");
        assertThat(state().getTerminated().getExitCode()).isEqualTo(137);
        assertThat(state().getTerminated().getReason()).isEqualTo("OOMKilled");
    }

    @Test
    void whatAContainerLeavesInTheBackgroundEndsWithIt(@TempDir Path outside) throws Exception {
        create(shell("setsid sleep 60 & echo $! > " + outside + "/word"));

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
        long pid = Long.parseLong(Files.readString(outside.resolve("word")).trim());
        await().atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void evictedPodFailsItsJobWithoutLastWords(@TempDir Path outside) {
        create(shell("echo begun > " + outside + "/word; sleep 60"));
        awaitWord(outside, "begun");

        player.evict(pod());

        assertThat(awaitEnd().getReason()).isEqualTo("BackoffLimitExceeded");
        assertThat(pods()).isEmpty();
    }

    @Test
    void jobThatRunsTooLongIsStopped() {
        Job job = shell("sleep 60");
        job.getSpec().setActiveDeadlineSeconds(1L);
        create(job);

        assertThat(awaitEnd().getReason()).isEqualTo("DeadlineExceeded");
        await().atMost(PATIENCE).until(() -> pods().isEmpty());
    }

    @Test
    void heldPodStartsWhenItIsReleased() {
        player.faults().hold();
        player.faults().dropTerminationMessage(pod -> true);
        create(shell("echo words > /dev/termination-log"));
        await().atMost(PATIENCE)
                .until(() -> !pods().isEmpty() && pod().getSpec().getNodeName() != null);
        assertThat(pod().getStatus().getPhase()).isEqualTo("Pending");

        player.faults().release();

        assertThat(awaitEnd().getType()).isEqualTo("Complete");
        assertThat(state().getTerminated().getMessage()).isNull();
    }

    @Test
    void jobGoesWithItsOwner() {
        ConfigMap owner = configMap("owner", Map.of());
        Job job = shell("sleep 60");
        job.addOwnerReference(owner);
        create(job);
        await().atMost(PATIENCE).until(() -> !pods().isEmpty());

        client.resource(owner).delete();

        await().atMost(PATIENCE)
                .until(() -> pods().isEmpty()
                        && client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .isEmpty());
    }

    @Test
    void scriptEndsHundredJobsWithoutAProcess() {
        player.close();
        player = KubeletPlayer.builder(client)
                .namespace(namespace)
                .script(job -> ContainerEnd.of(job.getMetadata().getName().endsWith("7") ? 6 : 0, "played"))
                .start();
        IntStream.range(0, 100).forEach(i -> {
            Job job = shell("true");
            job.getMetadata().setName("work-" + i);
            create(job);
        });

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        client.batch().v1().jobs().inNamespace(namespace).list().getItems())
                .allMatch(JobRules::isFinished));
        assertThat(pods()).hasSize(100).allMatch(pod -> pod.getStatus()
                .getContainerStatuses()
                .get(0)
                .getState()
                .getTerminated()
                .getMessage()
                .equals("played"));
        assertThat(pods().stream()
                        .filter(pod -> pod.getStatus().getPhase().equals("Failed"))
                        .count())
                .isEqualTo(10);
    }

    private Job shell(String script) {
        return shell(script, "busybox");
    }

    private Job shell(String script, String image) {
        Job job = job("""
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: main, image: busybox, command: [sh, -c]}]
                """);
        var container = job.getSpec().getTemplate().getSpec().getContainers().get(0);
        container.setImage(image);
        container.setArgs(List.of(script));
        return job;
    }

    private Job withUrlFromSecret() {
        return job("""
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                      - name: main
                        image: busybox
                        command: ["true"]
                        env: [{name: URL, valueFrom: {secretKeyRef: {name: db, key: URL}}}]
                """);
    }

    private Job job(String yaml) {
        Job job = client.batch()
                .v1()
                .jobs()
                .load(new ByteArrayInputStream(
                        ("apiVersion: batch/v1\nkind: Job\n" + yaml).getBytes(StandardCharsets.UTF_8)))
                .item();
        return new JobBuilder(job)
                .editOrNewMetadata()
                .withName("work")
                .withNamespace(namespace)
                .endMetadata()
                .editSpec()
                .withBackoffLimit(0)
                .endSpec()
                .build();
    }

    private void create(Job job) {
        client.resource(job).create();
    }

    private Job job() {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName("work")
                .get();
    }

    private List<Pod> pods() {
        return client.pods().inNamespace(namespace).list().getItems();
    }

    private Pod pod() {
        List<Pod> pods = pods();
        assertThat(pods).hasSize(1);
        return pods.get(0);
    }

    private ContainerState state() {
        return pod().getStatus().getContainerStatuses().get(0).getState();
    }

    private ContainerResource log() {
        return client.pods().resource(pod()).inContainer("main");
    }

    private Optional<PodCondition> scheduled() {
        return pods().stream()
                .flatMap(pod -> pod.getStatus().getConditions().stream())
                .filter(condition -> condition.getType().equals("PodScheduled"))
                .findFirst();
    }

    private JobCondition awaitEnd() {
        await().atMost(PATIENCE).until(() -> JobRules.isFinished(job()));
        return job().getStatus().getConditions().stream()
                .filter(condition -> List.of("Complete", "Failed").contains(condition.getType()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitWaiting(String reason, String message) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            ContainerStateWaiting waiting = state().getWaiting();
            assertThat(waiting.getReason()).isEqualTo(reason);
            assertThat(waiting.getMessage()).isEqualTo(message);
        });
    }

    private static void awaitWord(Path directory, String word) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(directory.resolve("word")).hasContent(word));
    }

    private ConfigMap configMap(String name, Map<String, String> data) {
        return client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }

    private Secret secret(String name, Map<String, String> data) {
        return client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(data)
                        .build())
                .create();
    }
}
