package dev.kanmon.engine.plan.facts;

/**
 * One index.
 *
 * @param valid false for what a failed concurrent build leaves
 * @param definition as pg_get_indexdef writes it
 */
public record IndexFacts(String name, boolean unique, boolean primary, boolean valid, String definition) {}
