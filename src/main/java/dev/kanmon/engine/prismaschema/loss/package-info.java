/** What data a difference would lose, and what of it cannot run over the rows that are there. */
package dev.kanmon.engine.prismaschema.loss;
