/** Schema files as text and as a tree: reading them, with errors that have a place, and writing them. Knows no meaning. */
package dev.kanmon.engine.prismaschema.syntax;
