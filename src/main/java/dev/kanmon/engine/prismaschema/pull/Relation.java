package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;

/**
 * A foreign key, as the relation that it is in the schema file.
 *
 * @param table that has the foreign key
 * @param names of the relation and of its fields
 */
record Relation(Table table, ForeignKey foreignKey, Table referenced, RelationNames names) {

    boolean isSelfRelation() {
        return table.name().equals(referenced.name());
    }
}
