/** Replays recordings of Prisma's own runs on the engine. Each place where Kanmon does otherwise is a {@link dev.kanmon.engine.golden.Deviation}. */
package dev.kanmon.engine.golden;
