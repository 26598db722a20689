/**
 * Plans: what would run on a target, what it would do there, and how dangerous that is. {@code facts} reads the target,
 * {@code rehearsal} tries the plan on a shadow; here the two meet lint.
 */
package dev.kanmon.engine.plan;
