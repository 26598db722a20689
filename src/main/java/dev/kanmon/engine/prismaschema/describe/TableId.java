package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;

/** A table as the catalogs know it, and as people do. */
record TableId(long oid, QualifiedName name) {}
