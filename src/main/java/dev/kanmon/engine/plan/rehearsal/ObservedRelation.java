package dev.kanmon.engine.plan.rehearsal;

/**
 * A relation, by the names of the catalog, unquoted.
 *
 * @param name the one that it had before the statement
 */
public record ObservedRelation(String schema, String name, Kind kind) {

    /** {@code pg_class.relkind}. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        INDEX,
        PARTITIONED_INDEX,
        SEQUENCE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE,
        OTHER;

        static Kind of(String relkind) {
            return switch (relkind) {
                case "r" -> TABLE;
                case "p" -> PARTITIONED_TABLE;
                case "i" -> INDEX;
                case "I" -> PARTITIONED_INDEX;
                case "S" -> SEQUENCE;
                case "v" -> VIEW;
                case "m" -> MATERIALIZED_VIEW;
                case "f" -> FOREIGN_TABLE;
                default -> OTHER;
            };
        }
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
