package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ruler is measured first: a check that admits everything would pass every test. */
class RestrictedProfileTest {

    private static final String ADMITTED = """
            hostNetwork: false
            securityContext: {runAsNonRoot: true, runAsUser: 65532, seccompProfile: {type: RuntimeDefault}}
            volumes: [{name: tmp, emptyDir: {}}]
            containers:
              - name: main
                ports: [{containerPort: 8080}]
                securityContext: {privileged: false, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
            """;

    @Test
    void aPodThatGivesUpEverythingIsAdmitted() {
        assertThat(RestrictedProfile.violations(pod(ADMITTED))).isEmpty();
    }

    @Test
    void aPodWithoutSecuritySettingsBreaksEveryRuleOfItsContainers() {
        assertThat(RestrictedProfile.violations(pod("containers: [{name: main}]")))
                .containsExactly(
                        "container main may escalate its privileges",
                        "container main may run as root",
                        "container main has no seccomp profile",
                        "container main keeps capabilities");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hostNetwork: false              | hostNetwork: true               | the pod shares the host's network
            runAsUser: 65532                | runAsUser: 0                    | the pod runs as user 0
            runAsNonRoot: true,             | ''                              | container main may run as root
            type: RuntimeDefault            | type: Unconfined                | container main has no seccomp profile
            emptyDir: {}                    | hostPath: {path: /}             | volume tmp is of a kind that is not admitted
            privileged: false               | privileged: true                | container main is privileged
            allowPrivilegeEscalation: false | allowPrivilegeEscalation: true  | container main may escalate its privileges
            drop: [ALL]                     | drop: [NET_RAW]                 | container main keeps capabilities
            drop: [ALL]                     | 'drop: [ALL], add: [SYS_ADMIN]' | container main adds capabilities
            containerPort: 8080             | 'containerPort: 8080, hostPort: 80' | container main opens a port of the host
            """)
    void aPodThatTakesOneThingBackIsRefused(String setting, String instead, String violation) {
        assertThat(ADMITTED).contains(setting);
        assertThat(RestrictedProfile.violations(pod(ADMITTED.replace(setting, instead))))
                .containsExactly(violation);
    }

    private static PodSpec pod(String yaml) {
        return Serialization.unmarshal(yaml, PodSpec.class);
    }
}
