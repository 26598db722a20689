/**
 * Applies what is pending. A script that runs in a transaction goes with its history row in one round trip and one
 * commit; any other goes segment by segment, with its progress kept, and is resumed where a run was killed.
 */
package dev.kanmon.engine.deploy;
