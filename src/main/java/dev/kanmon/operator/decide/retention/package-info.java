/** Pure: which backups of a DatabaseMigration go, by the rule of its spec. */
package dev.kanmon.operator.decide.retention;
