package dev.kanmon.operator.gate;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.util.Optional;

/** What the operator's caches say; nothing of it asks the API server. */
public interface GateView {

    /** Empty also for a namespace that is not watched. */
    Optional<DatabaseMigration> find(String namespace, String name);

    /** Whether its newest run was started for what is there now. */
    Currency currency(DatabaseMigration migration);
}
