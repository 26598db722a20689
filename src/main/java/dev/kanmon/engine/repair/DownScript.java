package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.engine.sql.StatementKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the script that a migration's author wrote to undo it. */
final class DownScript {

    /** A script that runs with a mark begins and ends no transaction by itself. */
    private static final Set<StatementKind> UNFIT = EnumSet.of(
            StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.ROLLBACK, StatementKind.COPY_FROM_STDIN);

    private DownScript() {}

    /** @return empty where there is none that could be run */
    static Optional<SchemaScript> of(Migration migration) {
        return migration
                .down()
                .map(Script::parse)
                .filter(script -> script.problems().isEmpty()
                        && script.statements().stream().noneMatch(DownScript::isUnfit))
                .map(DownScript::statements);
    }

    private static boolean isUnfit(Statement statement) {
        return UNFIT.contains(statement.kind());
    }

    private static SchemaScript statements(Script script) {
        return new SchemaScript(
                script.statements().stream()
                        .map(statement -> new ScriptStatement(statement.text(), Optional.empty()))
                        .toList(),
                List.of());
    }
}
