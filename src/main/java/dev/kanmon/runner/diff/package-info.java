/** How {@code kanmon diff} tells what differs: to people, to machines, and as a script. */
package dev.kanmon.runner.diff;
