package dev.kanmon.engine.plan.facts;

import java.util.Map;
import java.util.Optional;

/**
 * What the role may do that pending statements may need. Each question gives the sentence that belongs into the plan
 * where the right is lacking, and nothing where it is there or not known.
 *
 * @param createOnSchemas by schema; those that do not exist are not in it
 */
public record Privileges(
        String role, String database, Map<String, Boolean> createOnSchemas, Fact<Boolean> createOnDatabase) {

    public Privileges {
        createOnSchemas = Map.copyOf(createOnSchemas);
    }

    /** For CREATE TABLE, CREATE INDEX, CREATE TYPE and the like in a schema. */
    public Optional<String> lackOfCreateOn(String schema) {
        return createOnSchemas.getOrDefault(schema, true)
                ? Optional.empty()
                : Optional.of(lack("CREATE on schema " + schema));
    }

    /** For CREATE SCHEMA, CREATE EXTENSION and CREATE PUBLICATION. */
    public Optional<String> lackOfCreateOnDatabase() {
        return createOnDatabase.asOptional().orElse(true)
                ? Optional.empty()
                : Optional.of(lack("CREATE on database " + database));
    }

    /** For ALTER TABLE, DROP TABLE, CREATE INDEX and the like on an existing table. */
    public Optional<String> lackOfOwnership(TableFacts table) {
        return table.owned()
                ? Optional.empty()
                : Optional.of("This needs the owner of " + table.fullName() + ", " + table.owner() + ", and role "
                        + role + " is not a member of that role.");
    }

    private String lack(String right) {
        return "This needs " + right + ", and role " + role + " does not have it.";
    }
}
