package dev.kanmon.engine.plan;

import dev.kanmon.engine.plan.facts.Fact;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.Owners;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.util.Set;

/**
 * A target's schema at one moment.
 *
 * @param owners roles that own something in it
 */
record TargetCatalog(Catalog catalog, Set<String> owners) {

    /** Reads only; a plan goes on without it where the role may not read it, or a table stays locked. */
    static Fact<TargetCatalog> read(Session session) {
        try {
            return Fact.known(new TargetCatalog(CatalogReader.read(session, CatalogScope.ALL), Owners.in(session)));
        } catch (ServerException e) {
            return Fact.unknown("The target's catalogs could not be read: "
                    + e.error().message() + " (SQLSTATE " + e.error().sqlState() + ").");
        }
    }
}
