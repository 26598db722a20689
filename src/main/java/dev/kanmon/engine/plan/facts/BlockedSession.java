package dev.kanmon.engine.plan.facts;

import java.util.List;

/**
 * A session that waits for a lock now.
 *
 * @param pid its server process
 * @param relation what it waits for, with its schema; empty where that is not a relation of this database
 * @param mode as pg_locks shows it
 * @param blockedBy server processes that it waits for
 */
public record BlockedSession(int pid, String relation, String mode, List<Integer> blockedBy) {}
