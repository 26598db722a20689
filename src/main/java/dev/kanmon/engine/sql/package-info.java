/**
 * Scripts cut into statements, and statements into what runs in one transaction and what has to run by itself. Pure
 * functions over text: no connection, no I/O.
 */
package dev.kanmon.engine.sql;
