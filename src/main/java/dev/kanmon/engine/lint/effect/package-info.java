/**
 * What lint believes that a statement does to relations: which lock it takes on which, and whether it reads or writes
 * the whole of them meanwhile. {@code LockClaimsDbTest} compares each belief with what a real server does.
 */
package dev.kanmon.engine.lint.effect;
