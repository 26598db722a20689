/** Tells of each pending migration whether it adds, takes away, or both: what expand and contract are made of. */
package dev.kanmon.engine.classify;
