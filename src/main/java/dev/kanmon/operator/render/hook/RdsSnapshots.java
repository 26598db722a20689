package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.BackupHook.AckRdsHook;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Renders a snapshot that AWS Controllers for Kubernetes ask RDS for. Source of the fields:
 * aws-controllers-k8s/rds-controller, apis/v1alpha1/db_snapshot.go, DBSnapshotSpec, whose comment has the rules of an
 * identifier, too.
 */
final class RdsSnapshots {

    private RdsSnapshots() {}

    static GenericKubernetesResource render(HookOrder order) {
        AckRdsHook wanted = order.wanted().ackRds();
        Map<String, Object> spec = new LinkedHashMap<>();
        if (wanted.dbInstanceIdentifier() != null) {
            spec.put("dbInstanceIdentifier", wanted.dbInstanceIdentifier());
        } else {
            spec.put("dbInstanceIdentifierRef", Map.of("from", Map.of("name", wanted.dbInstanceName())));
        }
        spec.put(
                "dbSnapshotIdentifier",
                identifier(order.namespace(), order.status().object()));
        return ProviderObjects.of(ProviderKind.RdsSnapshot, order, spec);
    }

    /**
     * RDS has one space of names for a whole account and region: 1 to 255 letters, digits and hyphens, the first a
     * letter, no two hyphens in a row, none at the end. A namespace and an object's name, 63 characters at most each, fit;
     * the object's name has the run's id in it, which keeps it unique.
     */
    static String identifier(String namespace, String object) {
        String wanted = "kanmon-" + namespace + "-" + object;
        return wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    }
}
