package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table whose rows are copied before a migration changes them.
 *
 * @param id its oid
 * @param written the oids of the tables that changes of its rows go through: itself, and partitions that are named
 * @param rows how many it has, estimated; empty where the server has no statistics
 * @param cascaded whether only a foreign key's action reaches it
 */
public record CoveredTable(ObjectName name, long id, List<Long> written, OptionalLong rows, boolean cascaded) {

    public CoveredTable {
        written = List.copyOf(written);
    }
}
