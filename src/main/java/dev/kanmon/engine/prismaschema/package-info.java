/**
 * Prisma's schema language: from {@code schema.prisma} to the tables it means, from a database back to the file, and the
 * migration that leads from one to the other, in the statements that Prisma would write.
 *
 * <p>The road: {@code syntax} (text to tree), {@code model} (tree to checked data model), {@code derive} (data model to
 * {@code sqlschema}), {@code describe} (database to {@code sqlschema}), {@code difference} (two of them to steps),
 * {@code script} (steps to SQL or to a summary), {@code loss} (steps to what data they would lose), {@code pull}
 * (a described database to a schema file).
 */
package dev.kanmon.engine.prismaschema;
