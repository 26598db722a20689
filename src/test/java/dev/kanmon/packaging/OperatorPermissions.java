package dev.kanmon.packaging;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the operator's code asks of the API server. Chart and manifests must grant this and nothing more. */
final class OperatorPermissions {

    private static final String KANMON = "kanmon.dev";
    private static final String CORE = "";

    private OperatorPermissions() {}

    /** In each namespace that it watches. */
    static Set<Grant> watchedNamespaces() {
        return sorted(
                Grant.on(KANMON, "databasemigrations", "get", "list", "watch"),
                Grant.on(KANMON, "databasemigrations/status", "get", "patch", "update"),
                Grant.on(KANMON, "databasemigrations/finalizers", "update"),
                Grant.on(KANMON, "migrationresolutions", "get", "list", "watch", "create"),
                Grant.on(KANMON, "migrationresolutions/status", "get", "patch", "update"),
                Grant.on(KANMON, "migrationresolutions/finalizers", "update"),
                Grant.on("batch", "jobs", "get", "list", "watch", "create", "delete"),
                Grant.on(CORE, "pods", "get", "list", "watch"),
                Grant.on(CORE, "pods/log", "get"),
                Grant.on(CORE, "configmaps", "get", "list", "watch", "create", "patch", "delete"),
                Grant.on(CORE, "events", "create", "patch"),
                Grant.on("events.k8s.io", "events", "create", "patch"));
    }

    /**
     * In its own namespace.
     *
     * @param lease the leader election's
     */
    static Set<Grant> ownNamespace(String lease) {
        String group = "coordination.k8s.io";
        return sorted(
                Grant.on(group, "leases", "create"),
                Stream.of("get", "update", "patch").map(verb -> new Grant(group, "leases", lease, verb)));
    }

    @SafeVarargs
    private static Set<Grant> sorted(Stream<Grant>... grants) {
        return Stream.of(grants).flatMap(part -> part).collect(Collectors.toCollection(TreeSet::new));
    }
}
