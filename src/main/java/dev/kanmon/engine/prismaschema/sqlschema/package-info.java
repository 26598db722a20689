/**
 * The part of a PostgreSQL schema that Prisma knows: tables, columns, keys, indexes, enums, extensions. Data only, the same
 * whether it comes from a schema file or from a database.
 */
package dev.kanmon.engine.prismaschema.sqlschema;
