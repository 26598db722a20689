package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Marks the statements that were seen to remove what holds data, where whoever wrote the script did not say so. */
final class DataLossSeen {

    private static final Set<ObjectKind> HOLD_DATA =
            EnumSet.of(ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.MATERIALIZED_VIEW);

    private DataLossSeen() {}

    /** @param course what the script's statements did on a copy, as far as they were run there */
    static SchemaScript in(SchemaScript script, Course course) {
        List<ScriptStatement> statements = new ArrayList<>(script.statements());
        for (Course.Step step : course.steps()) {
            ScriptStatement statement = statements.get(step.index());
            if (statement.losesData().isEmpty()) {
                statements.set(step.index(), new ScriptStatement(statement.sql(), loss(step)));
            }
        }
        return new SchemaScript(statements, script.notCompared());
    }

    private static Optional<String> loss(Course.Step step) {
        Set<ObjectKey> removed = step.changes().changes().stream()
                .filter(change -> change.kind() == ObjectChange.Kind.REMOVED)
                .map(ObjectChange::object)
                .filter(key -> HOLD_DATA.contains(key.kind()))
                .collect(Collectors.toSet());
        List<ObjectKey> told = removed.stream()
                .filter(key -> key.owner().isEmpty() || removed.stream().noneMatch(other -> owns(other, key)))
                .sorted()
                .toList();
        return told.isEmpty() ? Optional.empty() : Optional.of("removes " + Words.list(told) + ".");
    }

    private static boolean owns(ObjectKey table, ObjectKey column) {
        return table.owner().isEmpty()
                && table.schema().equals(column.schema())
                && table.name().equals(column.owner());
    }
}
