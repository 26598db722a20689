/** What a list of migrations has made of a schema, told from their parse trees alone. */
package dev.kanmon.engine.lint.schema;
