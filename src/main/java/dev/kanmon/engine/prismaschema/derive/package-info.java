/** From a data model to the tables it means: column types, defaults, names of constraints and indexes, join tables. */
package dev.kanmon.engine.prismaschema.derive;
