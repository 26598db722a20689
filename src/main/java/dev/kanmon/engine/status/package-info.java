/** Compares a database with its source, and changes nothing. */
package dev.kanmon.engine.status;
