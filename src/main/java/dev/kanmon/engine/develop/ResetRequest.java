package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import java.util.List;
import java.util.Optional;

/**
 * What is to be emptied.
 *
 * @param environment what the one who asks says that the database is for
 * @param schemas names of the schemas to empty, the URL's among them
 * @param database the name that the database must have; empty where nobody repeated it
 */
public record ResetRequest(Environment environment, List<String> schemas, Optional<String> database) {

    public ResetRequest {
        schemas = List.copyOf(schemas);
    }
}
