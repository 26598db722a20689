package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
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

    /**
     * What a schema in Prisma's language asks for.
     *
     * @param name as a person calls it
     */
    record PrismaSchema(String name, List<SchemaFile> files) implements Side {
        public PrismaSchema {
            files = List.copyOf(files);
        }
    }

    /** A database with nothing in it. */
    record Empty() implements Side {}
}
