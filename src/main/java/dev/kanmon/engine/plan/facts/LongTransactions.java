package dev.kanmon.engine.plan.facts;

import java.time.Duration;
import java.util.List;

/**
 * Transactions that have been open for long.
 *
 * @param complete false where the role sees those of its own sessions only (it lacks pg_read_all_stats)
 */
public record LongTransactions(List<LongTransaction> transactions, boolean complete) {

    /**
     * @param state such as {@code idle in transaction}
     * @param age since it began
     */
    public record LongTransaction(int pid, String user, String application, String state, Duration age) {}
}
