package dev.kanmon.engine.repair;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.repair.Course.Step;
import java.util.List;
import java.util.Set;

/** Finds the statements that change data, or may: no script that compares schemas does or undoes that. */
final class DataStatements {

    private static final Set<String> CHANGE_DATA =
            Set.of("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "TruncateStmt", "CopyStmt");

    private static final Set<String> MAY_CHANGE_DATA = Set.of("DoStmt", "CallStmt");

    /** What may have a WITH that changes data. */
    private static final Set<String> QUERIES = Set.of("SelectStmt", "CreateTableAsStmt");

    private final PostgresParser parser;

    DataStatements(PostgresParser parser) {
        this.parser = parser;
    }

    /** A sentence for each of the steps that changes data or may. */
    List<String> warnings(List<Step> steps, String consequence) {
        return steps.stream()
                .filter(step -> changesData(step.text()))
                .map(step -> step.name() + " – it changes data, or may; " + consequence)
                .toList();
    }

    private boolean changesData(String statement) {
        return parser.parse(statement) instanceof ParseResult.Parsed parsed
                && parsed.statements().stream().anyMatch(found -> changesData(found.node()));
    }

    private static boolean changesData(Node statement) {
        if (QUERIES.contains(statement.type())) {
            return statement.all().anyMatch(node -> CHANGE_DATA.contains(node.type()));
        }
        return CHANGE_DATA.contains(statement.type()) || MAY_CHANGE_DATA.contains(statement.type());
    }
}
