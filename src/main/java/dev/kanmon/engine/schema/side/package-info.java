/** The two sides of a comparison: databases, and scripts that are replayed on a shadow to become databases. */
package dev.kanmon.engine.schema.side;
