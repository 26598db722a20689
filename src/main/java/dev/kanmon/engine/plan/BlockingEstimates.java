package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.plan.facts.TableFacts;
import dev.kanmon.engine.plan.facts.TableSize;
import dev.kanmon.engine.plan.facts.TargetFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Estimates how long statements block others: by the size of what they work through, at a cautious rate. */
final class BlockingEstimates {

    /** Sequential reading from cloud block storage; a table that lies in memory is read several times as fast. */
    private static final long SCAN_BYTES_PER_SECOND = 200L << 20;

    /** Reading, sorting and writing; what `CREATE INDEX` reaches on a machine with default memory settings. */
    private static final long BUILD_BYTES_PER_SECOND = 40L << 20;

    /** Writing the table and its indexes anew, with their WAL. */
    private static final long REWRITE_BYTES_PER_SECOND = 30L << 20;

    private final TargetFacts facts;

    BlockingEstimates(TargetFacts facts) {
        this.facts = facts;
    }

    /** Of all that keep reads or writes waiting; in the statements' order. */
    List<BlockingEstimate> of(List<PlannedStatement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.effects().stream()
                        .filter(effect -> effect.mode().blocksWrites())
                        .map(effect -> estimate(statement, effect)))
                .toList();
    }

    private BlockingEstimate estimate(PlannedStatement statement, Effect effect) {
        Optional<TableFacts> table =
                facts.table(effect.relation().schema(), effect.relation().name());
        Optional<TableSize> size = table.flatMap(found -> found.size().asOptional());
        Optional<Duration> duration = effect.work() == Work.NONE
                ? Optional.of(Duration.ZERO)
                : size.map(found -> duration(effect.work(), found));
        return new BlockingEstimate(
                statement.place(),
                statement.text(),
                effect.relation().toString(),
                effect.mode(),
                blocks(effect.mode()),
                duration,
                basis(effect, table));
    }

    private static Duration duration(Work work, TableSize size) {
        return switch (work) {
            case NONE -> Duration.ZERO;
            case SCAN -> atRate(size.heap(), SCAN_BYTES_PER_SECOND);
            case INDEX_BUILD -> atRate(size.heap(), BUILD_BYTES_PER_SECOND);
            case REWRITE -> atRate(size.total(), REWRITE_BYTES_PER_SECOND);
        };
    }

    private static Duration atRate(long bytes, long bytesPerSecond) {
        return Duration.ofMillis(bytes * 1000 / bytesPerSecond);
    }

    private static String blocks(LockMode mode) {
        return mode.blocksReads() ? "reads and writes" : "writes";
    }

    private static String basis(Effect effect, Optional<TableFacts> table) {
        String what =
                switch (effect.work()) {
                    case NONE -> "no work that grows with the table, once it has its lock";
                    case SCAN -> "reads the table at " + Words.bytes(SCAN_BYTES_PER_SECOND) + "/s";
                    case INDEX_BUILD -> "builds an index at " + Words.bytes(BUILD_BYTES_PER_SECOND) + "/s";
                    case REWRITE -> "writes the table anew at " + Words.bytes(REWRITE_BYTES_PER_SECOND) + "/s";
                };
        return table.map(found -> Words.table(found) + "; " + what).orElse("not in the target now; " + what);
    }
}
