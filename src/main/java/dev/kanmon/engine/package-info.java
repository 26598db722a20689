/** Everything about the target database. What a command refuses to do, and why, is a {@link dev.kanmon.engine.Problem}. */
package dev.kanmon.engine;
