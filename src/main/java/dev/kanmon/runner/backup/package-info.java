/** What the commands about backups share: the places that backups are in. */
package dev.kanmon.runner.backup;
