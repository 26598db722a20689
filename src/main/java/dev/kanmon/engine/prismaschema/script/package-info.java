/** Writes a difference down: as the SQL of a migration, and as a summary for people, both in Prisma's words. */
package dev.kanmon.engine.prismaschema.script;
