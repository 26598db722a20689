/** The target's connection URL: read as Prisma reads it, checked, and turned into what pgjdbc takes. */
package dev.kanmon.engine.target;
