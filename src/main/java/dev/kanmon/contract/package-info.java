/**
 * What the operator and the runner say to each other: arguments, the shape of a source, exit codes, the report. Both
 * sides compile against it and neither sees anything else of the other.
 */
package dev.kanmon.contract;
