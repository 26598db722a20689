/** Waiting for a gate: asks again and again, and says why it is closed. */
package dev.kanmon.runner.wait;
