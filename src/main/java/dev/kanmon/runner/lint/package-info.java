/** What {@code kanmon lint} reads, and how it tells what it found: for people, for machines, for code scanners, for GitHub. */
package dev.kanmon.runner.lint;
