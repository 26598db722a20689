package dev.kanmon.engine.plan.rehearsal;

/** A pending migration's down script, and what it did on the shadow. */
public record CheckedDownScript(String migration, DownOutcome outcome) {}
