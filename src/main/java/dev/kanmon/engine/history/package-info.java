/** The table {@code _prisma_migrations}: its shape, its rows, and what they mean. */
package dev.kanmon.engine.history;
