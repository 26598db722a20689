package dev.kanmon.engine.schema.diff;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that bring one schema to another.
 *
 * @param statements in the order in which they have to run; all names in them carry their schema
 * @param notCompared what differs, or may differ, and is not in the statements; a sentence each
 */
public record SchemaScript(List<ScriptStatement> statements, List<String> notCompared) {

    public SchemaScript {
        statements = List.copyOf(statements);
        notCompared = List.copyOf(notCompared);
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    public boolean losesData() {
        return statements.stream().anyMatch(statement -> statement.losesData().isPresent());
    }

    /** Whether all of it can run in one transaction: no statement refuses one, or uses an enum's value added in it. */
    public boolean fitsOneTransaction() {
        return TransactionFit.of(statements.stream().map(ScriptStatement::sql).toList());
    }

    /** As a file: each statement with its semicolon, and a comment above where it loses data. */
    public String text() {
        return statements.stream().map(ScriptStatement::text).collect(Collectors.joining("\n"));
    }
}
