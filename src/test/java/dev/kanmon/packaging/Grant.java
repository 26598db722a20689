package dev.kanmon.packaging;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The smallest thing that RBAC can grant. Roles that are written differently are equal exactly when their grants are.
 *
 * @param apiGroup empty for the core group
 * @param resource with its subresource, for example {@code databasemigrations/status}
 * @param name of the only object it is for; empty for all
 */
record Grant(String apiGroup, String resource, String name, String verb) implements Comparable<Grant> {

    /** The same verbs on one resource, whatever its name. */
    static Stream<Grant> on(String apiGroup, String resource, String... verbs) {
        return Arrays.stream(verbs).map(verb -> new Grant(apiGroup, resource, "", verb));
    }

    /** Everything that the rules of a role grant, sorted. */
    static Set<Grant> of(List<PolicyRule> rules) {
        return rules.stream().flatMap(Grant::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Grant> of(PolicyRule rule) {
        List<String> names = rule.getResourceNames().isEmpty() ? List.of("") : rule.getResourceNames();
        return rule.getApiGroups().stream().flatMap(group -> rule.getResources().stream()
                .flatMap(resource -> names.stream().flatMap(name -> rule.getVerbs().stream()
                        .map(verb -> new Grant(group, resource, name, verb)))));
    }

    @Override
    public int compareTo(Grant other) {
        return toString().compareTo(other.toString());
    }

    /** As a person would say it: {@code get coordination.k8s.io/leases kanmon}. */
    @Override
    public String toString() {
        return (verb + " " + (apiGroup.isEmpty() ? "core" : apiGroup) + "/" + resource + " " + name).strip();
    }
}
