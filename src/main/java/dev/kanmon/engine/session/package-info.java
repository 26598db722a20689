/** One connection to a target, what the server answers, and the advisory lock that a migrating session holds. */
package dev.kanmon.engine.session;
