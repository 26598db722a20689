package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What backup hooks may do beyond what every operator may: nothing, until a switch says so. */
class BackupAccessTest {

    private static final Path FILES = Path.of("deploy", "backups");

    @Test
    void withoutASwitchThereIsNoSuchRole() {
        assertThat(Chart.render("").all(ClusterRole.class))
                .extracting(role -> role.getMetadata().getName())
                .noneMatch(name -> name.contains("backups") || name.contains("snapshot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"volumeSnapshots", "cloudNativePG", "ackRds", "quiesce"})
    void aSwitchGrantsWhatItsFileGrants(String name) {
        Manifests file = Manifests.parse(Manifests.read(FILES.resolve(name + ".yaml")));
        assertThat(added(Chart.render("backups: {" + name + ": true}")))
                .isNotEmpty()
                .isEqualTo(grants(file));
        assertThat(file.only(ClusterRoleBinding.class).getRoleRef().getName())
                .isEqualTo(file.only(ClusterRole.class).getMetadata().getName());
        assertThat(file.only(ClusterRoleBinding.class).getSubjects())
                .isEqualTo(
                        Manifests.ofKustomize().only(ClusterRoleBinding.class).getSubjects());
    }

    @ParameterizedTest
    @EnumSource(ProviderKind.class)
    void theSwitchThatAMessageNamesIsAboutThatKind(ProviderKind kind) {
        String values = kind.chartSwitch().replace("backups.", "backups: {") + ": true}";
        assertThat(added(Chart.render(values))).contains(new Grant(kind.group(), kind.plural(), "", "get"));
        assertThat(FILES.getParent().resolve(kind.chartSwitch().replace('.', '/') + ".yaml"))
                .satisfies(file -> assertThat(Files.exists(file)).isTrue());
    }

    @Test
    void withWatchedNamespacesOnlyVolumeSnapshotContentsAreSeenBeyondThem() {
        Manifests chart = Chart.render("""
                watchNamespaces: [shop]
                backups: {volumeSnapshots: true, cloudNativePG: true, ackRds: true, quiesce: true}
                """);
        assertThat(chart.only(ClusterRoleBinding.class).getRoleRef().getName())
                .isEqualTo("kanmon-volume-snapshot-contents");
        assertThat(Grant.of(chart.named(ClusterRole.class, "kanmon-volume-snapshot-contents")
                        .getRules()))
                .containsExactly(new Grant("snapshot.storage.k8s.io", "volumesnapshotcontents", "", "get"));
        assertThat(chart.all(RoleBinding.class))
                .filteredOn(binding -> binding.getRoleRef().getName().equals("kanmon-backups"))
                .extracting(binding -> binding.getMetadata().getNamespace())
                .containsExactly("shop");
    }

    @Test
    void rolesThatSomebodyElseGivesAreNotMade() {
        assertThat(Chart.render("{rbac: {create: false, userRoles: false}, backups: {volumeSnapshots: true}}")
                        .all(ClusterRole.class))
                .isEmpty();
    }

    private static Set<Grant> added(Manifests chart) {
        Set<Grant> grants = new HashSet<>(grants(chart));
        grants.removeAll(grants(Chart.render("")));
        return grants;
    }

    private static Set<Grant> grants(Manifests manifests) {
        return manifests.all(ClusterRole.class).stream()
                .flatMap(role -> Grant.of(role.getRules()).stream())
                .collect(Collectors.toSet());
    }
}
