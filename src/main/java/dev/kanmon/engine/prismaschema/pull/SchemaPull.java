package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.List;

/** Writes the schema files that say what a database is. */
public final class SchemaPull {

    private SchemaPull() {}

    /**
     * What to write, and what to tell.
     *
     * @param files all files of the schema as they are to be
     * @param warnings of what a schema file cannot say, a sentence or more each
     */
    public record Result(List<SchemaFile> files, List<String> warnings) {
        public Result {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param database as it was described
     * @param before the files that are there: their order, comments, names and what else the database does not know stay
     */
    public static Result pull(SqlSchema database, List<SchemaFile> before) {
        throw new UnsupportedOperationException("being built: " + database + before);
    }
}
