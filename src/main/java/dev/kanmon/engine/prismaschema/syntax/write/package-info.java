/** Schema files as text again: Prisma's format, declarations as text, and edits that leave the rest as it was written. */
package dev.kanmon.engine.prismaschema.syntax.write;
