package dev.kanmon.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.Golden;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of src/test/resources/render: the Job as a file, and what has to hold for all of them. */
class JobRendererTest {

    static Stream<RenderCase> cases() {
        return RenderCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jobIsTheOneInTheFile(RenderCase testCase) {
        Golden.assertMatches(
                "render/" + testCase.name() + "/job.yaml", RenderCase.SERIALIZATION.asYaml(testCase.render()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void retriesAndCleanUpAreTheOperators(RenderCase testCase) {
        Job job = testCase.render();
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isNull();
        assertThat(pod(job).getRestartPolicy()).isEqualTo("Never");
    }

    /** Pod Security Standards, level restricted, and a read-only root besides. */
    @ParameterizedTest
    @MethodSource("cases")
    void podMeetsTheRestrictedStandard(RenderCase testCase) {
        PodSpec pod = pod(testCase.render());
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(containers(pod)).allSatisfy(JobRendererTest::assertRestricted);
        assertThat(pod.getVolumes()).allMatch(JobRendererTest::isOfAnAllowedKind);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void podSeesNoTokenOfTheCluster(RenderCase testCase) {
        PodSpec pod = pod(testCase.render());
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void urlComesFromTheSecretAndStandsNowhere(RenderCase testCase) {
        PodSpec pod = pod(testCase.render());
        assertThat(containers(pod)
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> !variable.getName().equals(RunnerOptions.SCRIPT_ENV)))
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getOptional())
                            .isFalse();
                })
                .extracting(EnvVar::getName)
                .isSubsetOf(RunnerOptions.URL_ENV, RunnerOptions.DIRECT_URL_ENV);
        assertThat(pod.getVolumes()).allMatch(volume -> volume.getSecret() == null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void argumentsAreOnesThatTheRunnerKnows(RenderCase testCase) {
        Container runner = pod(testCase.render()).getContainers().get(0);
        Set<String> known = runnerOptions();
        assertThat(runner.getCommand()).isNullOrEmpty();
        assertThat(runner.getArgs())
                .allSatisfy(argument -> assertThat(argument.split("=", 2)[0]).isIn(known));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jobAndPodSayWhoseTheyAre(RenderCase testCase) {
        Job job = testCase.render();
        var pod = job.getSpec().getTemplate().getMetadata();
        assertThat(job.getMetadata().getLabels())
                .containsEntry(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON)
                .containsEntry(Labels.RUN, testCase.input().run().id())
                .isEqualTo(pod.getLabels());
        assertThat(pod.getAnnotations()).containsAllEntriesOf(job.getMetadata().getAnnotations());
        assertThat(job.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getController()).isTrue());
        assertThat(job.getMetadata().getLabels().values())
                .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(63));
    }

    private static void assertRestricted(Container container) {
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getPrivileged()).isNull();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getCapabilities().getAdd()).isNullOrEmpty();
    }

    /** Of the kinds that the standard allows, those that Kanmon uses; an image volume is read-only by nature. */
    private static boolean isOfAnAllowedKind(Volume volume) {
        return Stream.of(volume.getConfigMap(), volume.getEmptyDir(), volume.getImage())
                .anyMatch(kind -> kind != null);
    }

    private static Set<String> runnerOptions() {
        return Arrays.stream(RunnerOptions.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(JobRendererTest::valueOf)
                .collect(Collectors.toSet());
    }

    private static String valueOf(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
    }

    private static PodSpec pod(Job job) {
        return job.getSpec().getTemplate().getSpec();
    }
}
