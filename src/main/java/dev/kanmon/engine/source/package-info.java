/** Where migrations come from: Prisma's folders, or the flat files of a mounted ConfigMap, read into one ordered list. */
package dev.kanmon.engine.source;
