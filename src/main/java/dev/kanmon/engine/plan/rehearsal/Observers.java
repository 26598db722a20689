package dev.kanmon.engine.plan.rehearsal;

/** What looks on while a migration runs. */
record Observers(TransactionObserver transaction, AloneObserver alone) {}
