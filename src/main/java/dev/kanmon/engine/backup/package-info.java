/** Backups that Kanmon itself makes with PostgreSQL's client tools, proves, keeps, and brings back. */
package dev.kanmon.engine.backup;
