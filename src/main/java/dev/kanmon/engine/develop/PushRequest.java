package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Set;

/**
 * A schema that is to be brought into a database without a migration.
 *
 * @param environment what the database is said to be for
 * @param wanted what the schema file means
 * @param settings what may be waited for
 * @param words what was said yes to beforehand; a reset is done only where it is among them
 */
public record PushRequest(
        ConnectionUrl target, Environment environment, SqlSchema wanted, DeploySettings settings, Set<Word> words) {

    public PushRequest {
        words = Set.copyOf(words);
    }

    /** The database schemas that the project's tables are in; never empty. */
    List<String> namespaces() {
        return wanted.namespaces().isEmpty() ? List.of(target.schema()) : wanted.namespaces();
    }
}
