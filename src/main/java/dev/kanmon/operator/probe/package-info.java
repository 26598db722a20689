/**
 * Asks how well a version of the application does: its pods, Prometheus, or any document with the number. Nobody waits for an
 * answer; it wakes the resource that asked. Addresses come from the spec and lead anywhere, so of an answer only numbers and
 * states are passed on.
 */
package dev.kanmon.operator.probe;
