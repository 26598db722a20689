package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.DataModel;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;

/** Derives the PostgreSQL schema that Prisma would make of a data model. */
public final class SchemaDeriver {

    private SchemaDeriver() {}

    /** A pure function; every checked model has a schema. */
    public static SqlSchema derive(DataModel model) {
        throw new UnsupportedOperationException("being built: " + model.models().size());
    }
}
