/** Puts back the rows that were copied before a migration changed them. */
package dev.kanmon.engine.rows.putback;
