package dev.kanmon.engine.plan.rehearsal;

import java.util.List;

/**
 * One pending migration.
 *
 * @param statements in their order, as far as they were reached; those that begin and end transactions are not among them
 */
public record RehearsedMigration(String name, List<RehearsedStatement> statements, End end) {

    public RehearsedMigration {
        statements = List.copyOf(statements);
    }

    static RehearsedMigration notRun(String name, String reason) {
        return new RehearsedMigration(name, List.of(), new End.NotRun(reason));
    }
}
