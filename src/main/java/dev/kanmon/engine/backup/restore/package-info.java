/** Brings a backup back: into a new database that takes the old one's name, or in one transaction over what is there. */
package dev.kanmon.engine.backup.restore;
