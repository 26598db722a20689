package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** DROP of what holds data. */
final class DropRules {

    private static final String LATER = "-- in a later migration, once nobody misses it:\n";
    private static final String SUFFIX = "_dropped";

    private DropRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-table",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "A table dropped",
                                "The table and all its rows are gone, and an application that still uses it fails.",
                                List.of(
                                        "squawk ban-drop-table",
                                        "atlas DS102",
                                        "bytebase table.drop-naming-convention")),
                        Set.of("DropStmt"),
                        DropRules::dropTable),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-schema",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "A schema dropped",
                                "With CASCADE, everything in the schema is gone with it.",
                                List.of("atlas DS101")),
                        Set.of("DropStmt"),
                        DropRules::dropSchema),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-view",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A view dropped",
                                "An application that still reads it fails; a materialized view's rows have to be computed anew.",
                                List.of()),
                        Set.of("DropStmt"),
                        DropRules::dropView));
    }

    private static List<Found> dropTable(LintedStatement statement) {
        if (!Objects.isDropOf(statement, "OBJECT_TABLE")) {
            return List.of();
        }
        String saferWay = Objects.dropped(statement).stream()
                .map(table -> setAside(statement, table))
                .collect(Collectors.joining("\n"));
        return Objects.dropped(statement).stream()
                .filter(table -> !statement.schema().isCertainlyNew(table))
                .map(table -> Found.on(
                                table,
                                "All rows of " + table.toSql() + " are gone with it, and every running version that"
                                        + " still uses it fails.")
                        .safer(saferWay))
                .toList();
    }

    private static String setAside(LintedStatement statement, ObjectName table) {
        String ifExists = statement.node().flag("missing_ok") ? "IF EXISTS " : "";
        String asideName = DerivedName.of(table.name(), SUFFIX);
        return "ALTER TABLE " + ifExists + table.toSql() + " RENAME TO " + quote(asideName) + ";\n" + LATER
                + "DROP TABLE " + ifExists + table.sibling(asideName).toSql()
                + (Objects.cascades(statement.node()) ? " CASCADE;" : ";");
    }

    private static List<Found> dropSchema(LintedStatement statement) {
        if (!Objects.isDropOf(statement, "OBJECT_SCHEMA")) {
            return List.of();
        }
        return Objects.dropped(statement).stream()
                .filter(schema -> !statement.schema().madeInRun(ObjectKind.SCHEMA, schema))
                .map(schema -> Found.of(
                        "schema " + quote(schema.name()),
                        Objects.cascades(statement.node())
                                ? "Everything in schema " + quote(schema.name()) + " is gone with it."
                                : "Schema " + quote(schema.name())
                                        + " is gone, and every session that has it in its search_path looks past it."))
                .toList();
    }

    private static List<Found> dropView(LintedStatement statement) {
        if (!Objects.isDropOf(statement, "OBJECT_VIEW", "OBJECT_MATVIEW")) {
            return List.of();
        }
        boolean materialized = Objects.isDropOf(statement, "OBJECT_MATVIEW");
        ObjectKind kind = materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
        return Objects.dropped(statement).stream()
                .filter(view -> !statement.schema().madeInRun(kind, view))
                .map(view -> Found.of(
                        (materialized ? "materialized view " : "view ") + view.toSql(),
                        "Every running version that still reads " + view.toSql() + " fails"
                                + (materialized ? ", and its rows are gone." : ".")))
                .toList();
    }
}
