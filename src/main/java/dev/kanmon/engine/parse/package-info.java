/** PostgreSQL's own parser: from the text of SQL to its tree. What a tree means is for others to say. */
package dev.kanmon.engine.parse;
