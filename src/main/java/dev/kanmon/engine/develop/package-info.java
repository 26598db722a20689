/** The everyday work on a schema: the next migration, pushing a schema without one, starting anew, sample data. */
package dev.kanmon.engine.develop;
