package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Table;

/** A many-to-many relation whose table stays unnamed in the schema file. */
record ImplicitRelation(Table a, Table b, RelationNames names) {}
