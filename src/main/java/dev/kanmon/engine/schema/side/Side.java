package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.Optional;

/** Something that has a schema, and can be compared with another. */
public sealed interface Side {

    /** A database as it is. It is only read. */
    record LiveDatabase(ConnectionUrl url) implements Side {}

    /**
     * What migrations make of an empty database.
     *
     * @param upTo the last of them that counts; empty for all
     */
    record Migrations(MigrationSource source, Optional<String> upTo) implements Side {}

    /**
     * What a script makes of an empty database.
     *
     * @param name as a person calls it
     */
    record SqlFile(String name, String script) implements Side {}

    /** A database with nothing in it. */
    record Empty() implements Side {}
}
