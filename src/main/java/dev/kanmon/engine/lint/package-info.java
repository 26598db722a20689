/**
 * What can go wrong in a migration, told from its parse tree and from what the migrations before it made. Rules live in
 * {@code rule}, what is known of the schema in {@code schema}; nothing here asks a database.
 */
package dev.kanmon.engine.lint;
