/** The one package that knows pgCodeKeeper. */
package dev.kanmon.engine.schema.diff.pgcodekeeper;
