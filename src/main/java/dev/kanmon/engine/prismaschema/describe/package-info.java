/** Reads from a database the part of its schema that Prisma knows. Only reads. */
package dev.kanmon.engine.prismaschema.describe;
