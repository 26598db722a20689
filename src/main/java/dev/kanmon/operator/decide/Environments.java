package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.contract.Environment;

/** What a spec says that its database is for. */
public final class Environments {

    private Environments() {}

    /** Who says nothing means production, also where a resource was stored before the schema had a default. */
    public static Environment of(DatabaseMigrationSpec spec) {
        return spec.environment() == null ? Environment.Production : spec.environment();
    }

    static boolean isProduction(Observed observed) {
        return of(observed.spec()) == Environment.Production;
    }
}
