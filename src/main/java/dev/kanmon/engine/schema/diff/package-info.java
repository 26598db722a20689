/** The script that brings one database's schema to another's. */
package dev.kanmon.engine.schema.diff;
