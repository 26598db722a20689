/** How the runner asks other systems, over HTTP: providers of backups, and webhooks. */
package dev.kanmon.runner.call;
