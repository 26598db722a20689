package dev.kanmon.engine.backup;

import java.nio.file.Path;

/**
 * PostgreSQL's client programs of one major version.
 *
 * @param major such as 18
 * @param directory that they are in
 */
public record ClientTools(int major, Path directory) {

    static final String PG_DUMP = "pg_dump";
    static final String PG_RESTORE = "pg_restore";

    /** The program that writes an archive. */
    public Path pgDump() {
        return directory.resolve(PG_DUMP);
    }

    /** The program that reads one. */
    public Path pgRestore() {
        return directory.resolve(PG_RESTORE);
    }

    /** The program that runs SQL. */
    public Path psql() {
        return directory.resolve("psql");
    }
}
