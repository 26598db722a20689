/** What leads from one {@code sqlschema} to another: steps, in the order in which Prisma takes them. */
package dev.kanmon.engine.prismaschema.difference;
