/** What a failed migration left in the target, and scripts that lead back or on from there, each tried on a copy first. */
package dev.kanmon.engine.repair;
