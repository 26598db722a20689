package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.source.MigrationSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be rehearsed.
 *
 * @param target what tells this target from others and stays the same over time, such as
 *     {@code TargetFacts.identity().text()}; replayed histories are kept by it
 * @param schema what names without a schema mean, as the target's URL says
 * @param history what was applied to the target
 * @param targetRoles the target's roles; empty where they are not known, and then every role that a statement names is
 *     taken to be there
 * @param targetCatalog the target's schema now; empty where it is not known
 * @param statementLimit how long one statement may run on the shadow
 */
public record RehearsalRequest(
        String target,
        String schema,
        MigrationSource source,
        History history,
        Optional<Set<String>> targetRoles,
        Optional<Catalog> targetCatalog,
        Duration statementLimit) {

    /** One minute: tables of a shadow are small. */
    public static final Duration DEFAULT_STATEMENT_LIMIT = Duration.ofMinutes(1);
}
