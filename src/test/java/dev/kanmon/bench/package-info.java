/** {@code make bench}: Kanmon, Flyway and psql side by side on one server. */
package dev.kanmon.bench;
