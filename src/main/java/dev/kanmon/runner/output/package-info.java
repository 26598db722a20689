/** What the command line prints, for people and for machines. */
package dev.kanmon.runner.output;
