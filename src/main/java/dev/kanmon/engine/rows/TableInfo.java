package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.OptionalLong;

/**
 * A table or view of the target, as far as it matters for copying rows.
 *
 * @param id its oid
 * @param keyed whether it has a primary key
 * @param owned whether our role may do what its owner may
 * @param root the oid of the partitioned table that it is a part of; its own where it is none
 * @param inherits whether it has parents or children by INHERITS
 * @param triggers how many triggers users have made on it that fire after a change (bit 1 of tgtype: PostgreSQL's trigger.h)
 * @param rows estimated; empty where the server has no statistics
 */
record TableInfo(
        long id,
        ObjectName name,
        Kind kind,
        boolean temporary,
        boolean keyed,
        boolean owned,
        long root,
        boolean inherits,
        int triggers,
        OptionalLong rows) {

    /** What kinds of relations rows can be changed of. */
    enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        VIEW,
        FOREIGN_TABLE;

        /** @param relkind of {@code pg_class} */
        static Kind of(String relkind) {
            return switch (relkind) {
                case "r" -> TABLE;
                case "p" -> PARTITIONED_TABLE;
                case "f" -> FOREIGN_TABLE;
                default -> VIEW;
            };
        }
    }
}
