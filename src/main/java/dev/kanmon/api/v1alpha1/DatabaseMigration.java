package dev.kanmon.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One target database and the migrations that it shall have. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Plural("databasemigrations")
@ShortNames({"dbm", "dbms"})
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Applied", jsonPath = ".status.history.applied", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "Pending", jsonPath = ".status.history.pending", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "Risk", jsonPath = ".status.plan.risk")
@AdditionalPrinterColumn(name = "Gate", jsonPath = ".status.conditions[?(@.type==\"GateOpen\")].status")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason", priority = 1)
@AdditionalPrinterColumn(name = "Message", jsonPath = ".status.conditions[?(@.type==\"Ready\")].message", priority = 1)
public class DatabaseMigration extends CustomResource<DatabaseMigrationSpec, DatabaseMigrationStatus>
        implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** Absent until it is given: a record has no empty form, and none is wanted. */
    @Override
    protected DatabaseMigrationSpec initSpec() {
        return null;
    }

    @Override
    protected DatabaseMigrationStatus initStatus() {
        return null;
    }
}
