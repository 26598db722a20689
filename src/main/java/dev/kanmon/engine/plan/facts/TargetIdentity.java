package dev.kanmon.engine.plan.facts;

import java.util.Optional;

/**
 * Which database it is. It stays the same for a target, also when its host name changes.
 *
 * @param systemIdentifier of the server's data, which a standby shares; empty where the role may not read it
 * @param databaseOid unlike the name, not given again
 */
public record TargetIdentity(Optional<String> systemIdentifier, String database, long databaseOid, String schema) {

    /** One line, for hashing and comparing. */
    public String text() {
        return systemIdentifier.orElse("unknown") + "/" + databaseOid + "/" + database + "/" + schema;
    }
}
