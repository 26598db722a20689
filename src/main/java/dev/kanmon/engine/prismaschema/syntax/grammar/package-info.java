/** Schema files by ANTLR: the grammar, how it goes on after a mistake, and what it says about it. Only syntax knows it. */
package dev.kanmon.engine.prismaschema.syntax.grammar;
