package dev.kanmon.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A person's decision on one migration that failed or was applied by hand. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Plural("migrationresolutions")
@ShortNames("mres")
@AdditionalPrinterColumn(name = "Database", jsonPath = ".spec.migrationRef.name")
@AdditionalPrinterColumn(name = "Migration", jsonPath = ".spec.migration")
@AdditionalPrinterColumn(name = "Action", jsonPath = ".spec.action")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalPrinterColumn(name = "SQLState", jsonPath = ".status.failure.sqlState", priority = 1)
@AdditionalPrinterColumn(name = "Message", jsonPath = ".status.conditions[?(@.type==\"Ready\")].message", priority = 1)
@ValidationRule(
        value = "!(" + MigrationResolution.UNDER_WAY
                + ") || (has(self.spec.action) && has(oldSelf.spec.action) && self.spec.action == oldSelf.spec.action)",
        message = "spec.action cannot change once it is being carried out; create another MigrationResolution")
@ValidationRule(
        value =
                "!(" + MigrationResolution.UNDER_WAY
                        + ") || (has(self.spec.script) == has(oldSelf.spec.script) && (!has(self.spec.script) || self.spec.script == oldSelf.spec.script))",
        message = "spec.script cannot change once it is being carried out; create another MigrationResolution")
@ValidationRule(
        value =
                "!(" + MigrationResolution.UNDER_WAY
                        + ") || (has(self.spec.fromBackup) == has(oldSelf.spec.fromBackup) && (!has(self.spec.fromBackup) || self.spec.fromBackup == oldSelf.spec.fromBackup))",
        message = "spec.fromBackup cannot change once it is being carried out; create another MigrationResolution")
@ValidationRule(
        value =
                "!(" + MigrationResolution.UNDER_WAY
                        + ") || (has(self.spec.restore) == has(oldSelf.spec.restore) && (!has(self.spec.restore) || self.spec.restore == oldSelf.spec.restore))",
        message = "spec.restore cannot change once it is being carried out; create another MigrationResolution")
public class MigrationResolution extends CustomResource<MigrationResolutionSpec, MigrationResolutionStatus>
        implements Namespaced {

    /** Whether the decision is being carried out, or was; for several databases also where one of them failed. */
    static final String UNDER_WAY =
            "has(oldSelf.status) && (has(oldSelf.status.phase) && oldSelf.status.phase in ['Resolving', 'Resolved'] || has(oldSelf.status.databases) && oldSelf.status.databases.size() > 0)";

    private static final long serialVersionUID = 1L;

    @Override
    protected MigrationResolutionSpec initSpec() {
        return null;
    }

    @Override
    protected MigrationResolutionStatus initStatus() {
        return null;
    }
}
