package dev.kanmon.engine.plan.rehearsal;

/** A lock of a relation. */
public record ObservedLock(ObservedRelation relation, LockMode mode) {}
