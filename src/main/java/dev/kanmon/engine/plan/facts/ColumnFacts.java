package dev.kanmon.engine.plan.facts;

/**
 * One column.
 *
 * @param type as format_type writes it: {@code character varying(200)}
 */
public record ColumnFacts(String name, String type, boolean notNull, boolean hasDefault) {}
