/** Where migrations are tried out before the target sees them: shadow servers, and the replayed histories kept on them. */
package dev.kanmon.engine.schema.shadow;
