/** A person's word on a migration: applied by hand, or rolled back. */
package dev.kanmon.engine.resolve;
