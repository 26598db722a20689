/** Copies of the rows that a migration updates or deletes, and putting them back. */
package dev.kanmon.engine.rows;
