package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.target.ConnectionUrl;

/** Writes the script that brings one database's schema to another's. */
@FunctionalInterface
public interface SchemaDiff {

    /**
     * Only reads both, each in one transaction.
     *
     * @throws SchemaUnreadableException where a schema cannot be read
     */
    SchemaScript between(ConnectionUrl from, ConnectionUrl to, CatalogScope scope);
}
