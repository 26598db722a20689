/** The two sides of a comparison: databases, scripts that are replayed on a shadow to become databases, and schema files. */
package dev.kanmon.engine.schema.side;
