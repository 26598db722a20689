package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.sql.QualifiedName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What to look at.
 *
 * @param tables that the pending statements concern; without a schema the session's is meant; those that are not there
 *     are left out of the facts
 * @param schemas in which the pending statements create something, besides the session's
 * @param longTransaction from which age on a transaction is told of
 */
public record FactsRequest(List<QualifiedName> tables, Set<String> schemas, Duration longTransaction) {

    /** A statement that waits behind such a transaction makes others queue for that long. */
    public static final Duration DEFAULT_LONG_TRANSACTION = Duration.ofMinutes(1);
}
