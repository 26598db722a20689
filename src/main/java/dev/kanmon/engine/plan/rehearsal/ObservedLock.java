package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.lint.effect.LockMode;

/** A lock of a relation. */
public record ObservedLock(ObservedRelation relation, LockMode mode) {}
