package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.GateView;
import dev.kanmon.operator.observe.RunCurrency;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.util.Optional;

/** What gates look at, out of the caches that the reconciler's event sources keep. */
public final class CachedGateView implements GateView {

    private final MigrationCache migrations;
    private final ConfigMapStores configMaps;
    private final RunCurrency currency;

    public CachedGateView(MigrationCache migrations, ConfigMapStores configMaps, RunCurrency currency) {
        this.migrations = migrations;
        this.configMaps = configMaps;
        this.currency = currency;
    }

    @Override
    public Optional<DatabaseMigration> find(String namespace, String name) {
        return migrations.find(namespace, name);
    }

    @Override
    public Currency currency(DatabaseMigration migration) {
        String namespace = migration.getMetadata().getNamespace();
        return currency.of(migration, name -> configMaps.find(namespace, name));
    }
}
