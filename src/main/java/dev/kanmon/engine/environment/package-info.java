/** Which environment a database belongs to, and what may not be done to one in production. */
package dev.kanmon.engine.environment;
