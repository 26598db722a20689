package dev.kanmon.packaging;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the Pod Security Standards' profile {@code restricted} (v1.30, https://kubernetes.io/docs/concepts/
 * security/pod-security-standards/), as far as they reach a Linux pod without AppArmor, SELinux and sysctl settings;
 * any such setting is a violation here.
 */
public final class RestrictedProfile {

    private static final Set<String> SECCOMP_TYPES = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> ADDABLE_CAPABILITIES = Set.of("NET_BIND_SERVICE");

    private final PodSpec pod;
    private final PodSecurityContext podContext;
    private final List<String> violations = new ArrayList<>();

    private RestrictedProfile(PodSpec pod) {
        this.pod = pod;
        this.podContext = Optional.ofNullable(pod.getSecurityContext()).orElseGet(PodSecurityContext::new);
    }

    /** The rules that a pod breaks, for people; empty when the profile admits it. */
    public static List<String> violations(PodSpec pod) {
        RestrictedProfile profile = new RestrictedProfile(pod);
        profile.checkPod();
        Stream.of(pod.getInitContainers(), pod.getContainers())
                .flatMap(List::stream)
                .forEach(profile::checkContainer);
        return List.copyOf(profile.violations);
    }

    private void checkPod() {
        forbid(isTrue(pod.getHostNetwork()), "the pod shares the host's network");
        forbid(isTrue(pod.getHostPID()), "the pod shares the host's processes");
        forbid(isTrue(pod.getHostIPC()), "the pod shares the host's IPC");
        forbid(!podContext.getSysctls().isEmpty(), "the pod sets sysctls");
        forbid(podContext.getSeLinuxOptions() != null, "the pod sets SELinux options");
        forbid(isRoot(podContext.getRunAsUser()), "the pod runs as user 0");
        pod.getVolumes().forEach(this::checkVolume);
    }

    private void checkVolume(Volume volume) {
        boolean admitted = Stream.of(
                        volume.getConfigMap(),
                        volume.getCsi(),
                        volume.getDownwardAPI(),
                        volume.getEmptyDir(),
                        volume.getEphemeral(),
                        volume.getImage(),
                        volume.getPersistentVolumeClaim(),
                        volume.getProjected(),
                        volume.getSecret())
                .anyMatch(Objects::nonNull);
        forbid(!admitted, "volume " + volume.getName() + " is of a kind that is not admitted");
    }

    private void checkContainer(Container container) {
        String name = "container " + container.getName();
        SecurityContext context =
                Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        forbid(isTrue(context.getPrivileged()), name + " is privileged");
        forbid(!isFalse(context.getAllowPrivilegeEscalation()), name + " may escalate its privileges");
        forbid(context.getProcMount() != null, name + " changes /proc");
        forbid(context.getSeLinuxOptions() != null, name + " sets SELinux options");
        forbid(!isTrue(inherited(context.getRunAsNonRoot(), podContext.getRunAsNonRoot())), name + " may run as root");
        forbid(isRoot(context.getRunAsUser()), name + " runs as user 0");
        forbid(!hasSeccompProfile(context), name + " has no seccomp profile");
        checkCapabilities(name, context.getCapabilities());
        forbid(
                container.getPorts().stream().anyMatch(port -> port.getHostPort() != null && port.getHostPort() != 0),
                name + " opens a port of the host");
    }

    private void checkCapabilities(String name, Capabilities capabilities) {
        forbid(capabilities == null || !capabilities.getDrop().contains("ALL"), name + " keeps capabilities");
        forbid(
                capabilities != null && !ADDABLE_CAPABILITIES.containsAll(capabilities.getAdd()),
                name + " adds capabilities");
    }

    private boolean hasSeccompProfile(SecurityContext context) {
        SeccompProfile profile = inherited(context.getSeccompProfile(), podContext.getSeccompProfile());
        return profile != null && SECCOMP_TYPES.contains(profile.getType());
    }

    private void forbid(boolean broken, String violation) {
        if (broken) {
            violations.add(violation);
        }
    }

    private static <T> T inherited(T ofContainer, T ofPod) {
        return ofContainer == null ? ofPod : ofContainer;
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isFalse(Boolean value) {
        return Boolean.FALSE.equals(value);
    }

    private static boolean isRoot(Long user) {
        return user != null && user == 0;
    }
}
