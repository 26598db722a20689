package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chart, manifests and code agree on what may be done, and it is no more than needed. */
class AccessTest {

    private static final Subject OPERATOR = new Subject(null, "ServiceAccount", "kanmon", Chart.NAMESPACE);
    private static final RoleRef OPERATOR_ROLE =
            new RoleRef("rbac.authorization.k8s.io", "ClusterRole", "kanmon-operator");

    static Stream<Manifests> everyWayToInstall() {
        return Stream.of(Chart.render(""), Chart.render("watchNamespaces: [shop, billing]"), Manifests.ofKustomize());
    }

    @ParameterizedTest
    @MethodSource("everyWayToInstall")
    void operatorMayDoWhatItsCodeNeedsAndNoMore(Manifests manifests) {
        assertThat(Grant.of(
                        manifests.named(ClusterRole.class, "kanmon-operator").getRules()))
                .isEqualTo(OperatorPermissions.watchedNamespaces());
        assertThat(Grant.of(manifests.only(Role.class).getRules()))
                .isEqualTo(OperatorPermissions.ownNamespace("kanmon"));
    }

    @ParameterizedTest
    @MethodSource("everyWayToInstall")
    void nobodyGetsSecretsOrWildcards(Manifests manifests) {
        assertThat(allRules(manifests)).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getResources()).doesNotContain("secrets", "*");
            assertThat(rule.getApiGroups()).doesNotContain("*");
            assertThat(rule.getVerbs()).doesNotContain("*", "escalate", "bind", "impersonate");
        });
    }

    @Test
    void chartAndManifestsGrantTheSame() {
        Manifests chart = Chart.render("");
        Manifests manifests = Manifests.ofKustomize();
        assertThat(grantsByRole(manifests)).isEqualTo(grantsByRole(chart));
        assertThat(labelsByRole(manifests)).isEqualTo(labelsByRole(chart));
        assertThat(manifests.only(ClusterRoleBinding.class).getSubjects())
                .isEqualTo(chart.only(ClusterRoleBinding.class).getSubjects());
        assertThat(manifests.only(ClusterRoleBinding.class).getRoleRef())
                .isEqualTo(chart.only(ClusterRoleBinding.class).getRoleRef());
        assertThat(manifests.only(RoleBinding.class).getSubjects())
                .isEqualTo(chart.only(RoleBinding.class).getSubjects());
        assertThat(manifests.only(RoleBinding.class).getRoleRef())
                .isEqualTo(chart.only(RoleBinding.class).getRoleRef());
    }

    @Test
    void watchingEveryNamespaceBindsTheOperatorInAll() {
        ClusterRoleBinding binding = Chart.render("").only(ClusterRoleBinding.class);
        assertThat(binding.getRoleRef()).isEqualTo(OPERATOR_ROLE);
        assertThat(binding.getSubjects()).containsExactly(OPERATOR);
    }

    @Test
    void watchingSomeNamespacesBindsTheOperatorInTheseOnly() {
        Manifests manifests = Chart.render("watchNamespaces: [shop, billing]");
        assertThat(manifests.all(ClusterRoleBinding.class)).isEmpty();
        List<RoleBinding> bindings = manifests.all(RoleBinding.class).stream()
                .filter(binding -> binding.getRoleRef().equals(OPERATOR_ROLE))
                .toList();
        assertThat(bindings)
                .allSatisfy(binding -> assertThat(binding.getSubjects()).containsExactly(OPERATOR))
                .extracting(binding -> binding.getMetadata().getNamespace())
                .containsExactlyInAnyOrder("shop", "billing");
    }

    @Test
    void decidingOnAFailureIsNotPartOfEdit() {
        Manifests manifests = Chart.render("");
        assertThat(Grant.of(manifests.named(ClusterRole.class, "kanmon-edit").getRules()))
                .isNotEmpty()
                .noneMatch(grant -> grant.resource().startsWith("migrationresolutions"));
        assertThat(manifests
                        .named(ClusterRole.class, "kanmon-resolver")
                        .getMetadata()
                        .getLabels())
                .containsKey("rbac.authorization.k8s.io/aggregate-to-admin")
                .doesNotContainKey("rbac.authorization.k8s.io/aggregate-to-edit");
    }

    @Test
    void rolesCanBeLeftToSomebodyElse() {
        Manifests manifests = Chart.render("rbac: {create: false, userRoles: false}");
        assertThat(allRules(manifests)).isEmpty();
        assertThat(manifests.all(ClusterRoleBinding.class)).isEmpty();
        assertThat(manifests.all(RoleBinding.class)).isEmpty();
    }

    private static List<PolicyRule> allRules(Manifests manifests) {
        return Stream.concat(
                        manifests.all(ClusterRole.class).stream().map(ClusterRole::getRules),
                        manifests.all(Role.class).stream().map(Role::getRules))
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, Set<Grant>> grantsByRole(Manifests manifests) {
        Map<String, Set<Grant>> grants = new TreeMap<>();
        manifests.all(ClusterRole.class).forEach(role -> grants.put(name(role), Grant.of(role.getRules())));
        manifests.all(Role.class).forEach(role -> grants.put(name(role), Grant.of(role.getRules())));
        return grants;
    }

    /** The labels that aggregate roles; those of Helm are Helm's. */
    private static Map<String, List<String>> labelsByRole(Manifests manifests) {
        Map<String, List<String>> labels = new TreeMap<>();
        manifests
                .all(ClusterRole.class)
                .forEach(role -> labels.put(
                        name(role),
                        role.getMetadata().getLabels().keySet().stream()
                                .filter(key -> key.contains("/aggregate-to-"))
                                .sorted()
                                .toList()));
        return labels;
    }

    private static String name(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }
}
