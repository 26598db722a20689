package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rollouts of applications may do beyond what every operator may: nothing, until a switch says so. */
class RolloutAccessTest {

    private static final Path FILES = Path.of("deploy", "rollouts");

    @Test
    void withoutASwitchThereIsNoSuchRole() {
        assertThat(Chart.render("").all(ClusterRole.class))
                .extracting(role -> role.getMetadata().getName())
                .noneMatch(name -> name.contains("rollouts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "blueGreen", "readinessGates"})
    void aSwitchGrantsWhatItsFileGrants(String name) {
        Manifests file = Manifests.parse(Manifests.read(FILES.resolve(name + ".yaml")));
        assertThat(added("rollouts: {" + name + ": true}")).isNotEmpty().isEqualTo(grants(file));
        assertThat(file.only(ClusterRoleBinding.class).getRoleRef().getName())
                .isEqualTo(file.only(ClusterRole.class).getMetadata().getName());
        assertThat(file.only(ClusterRoleBinding.class).getSubjects())
                .isEqualTo(
                        Manifests.ofKustomize().only(ClusterRoleBinding.class).getSubjects());
    }

    @Test
    void holdingRemovingMigrationsIsLookingOnly() {
        assertThat(added("rollouts: {contract: true}")).extracting(Grant::verb).containsOnly("get", "list");
    }

    @Test
    void withWatchedNamespacesNothingIsGrantedBeyondThem() {
        Manifests chart = Chart.render("""
                watchNamespaces: [shop]
                rollouts: {contract: true, blueGreen: true, readinessGates: true}
                """);
        assertThat(chart.all(ClusterRoleBinding.class)).isEmpty();
        assertThat(chart.all(RoleBinding.class))
                .filteredOn(binding -> binding.getRoleRef().getName().equals("kanmon-rollouts"))
                .extracting(binding -> binding.getMetadata().getNamespace())
                .containsExactly("shop");
    }

    @Test
    void rolesThatSomebodyElseGivesAreNotMade() {
        assertThat(Chart.render("{rbac: {create: false, userRoles: false}, rollouts: {contract: true}}")
                        .all(ClusterRole.class))
                .isEmpty();
    }

    private static Set<Grant> added(String values) {
        Set<Grant> grants = new HashSet<>(grants(Chart.render(values)));
        grants.removeAll(grants(Chart.render("")));
        return grants;
    }

    private static Set<Grant> grants(Manifests manifests) {
        return manifests.all(ClusterRole.class).stream()
                .flatMap(role -> Grant.of(role.getRules()).stream())
                .collect(Collectors.toSet());
    }
}
