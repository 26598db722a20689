/** What pgCodeKeeper is blind to, read from the catalogs as facts, each with the statement that makes it so. */
package dev.kanmon.engine.schema.diff.supplement;
