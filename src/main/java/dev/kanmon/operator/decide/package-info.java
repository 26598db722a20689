/**
 * What to do next, as pure functions: what was observed goes in, a decision comes out. No client, no clock, no logger.
 */
package dev.kanmon.operator.decide;
