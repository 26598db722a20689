/** A wanted schema in the place of migrations: what a database lacks of it becomes one migration. */
package dev.kanmon.engine.desired;
