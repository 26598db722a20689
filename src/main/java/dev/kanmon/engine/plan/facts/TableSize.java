package dev.kanmon.engine.plan.facts;

/**
 * Bytes on disk.
 *
 * @param heap the rows alone
 * @param total with indexes and TOAST
 */
public record TableSize(long heap, long total) {}
