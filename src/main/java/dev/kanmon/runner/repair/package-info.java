/** What is told of a failed migration: the report's part, and the document with the scripts. */
package dev.kanmon.runner.repair;
