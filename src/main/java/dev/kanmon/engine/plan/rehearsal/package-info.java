/** Runs pending migrations on a shadow of the target, statement by statement, and says what each of them did there. */
package dev.kanmon.engine.plan.rehearsal;
