package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What blocks others, and for how long. */
final class LockRules {

    private LockRules() {}

    static List<Rule> all() {
        return Stream.of(
                        IndexLockRules.all(),
                        ConstraintLockRules.all(),
                        ColumnLockRules.all(),
                        KeyLockRules.all(),
                        StorageLockRules.all(),
                        PartitionLockRules.all(),
                        TransactionLockRules.all(),
                        BulkWriteRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
