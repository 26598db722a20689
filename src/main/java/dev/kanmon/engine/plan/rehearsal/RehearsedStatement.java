package dev.kanmon.engine.plan.rehearsal;

import java.time.Duration;

/**
 * One statement of a pending migration.
 *
 * @param index among the migration's statements, from 0, without those that begin and end transactions
 * @param line of its first character in the script, from 1
 * @param transaction statements with the same number are committed together, and hold their locks until then
 * @param duration on the shadow, where tables hold only what migrations put there
 * @param observation what it was seen to do; empty where it did not succeed
 */
public record RehearsedStatement(
        String migration,
        int index,
        int line,
        int transaction,
        Duration duration,
        Observation observation,
        StatementOutcome outcome) {}
