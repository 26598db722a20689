package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;

/** Puts column and constraint definitions of CREATE TABLE and ALTER TABLE … ADD into a table. */
final class TableElements {

    private final Table table;
    private final String defaultSchema;
    private final boolean inRun;

    TableElements(Table table, String defaultSchema, boolean inRun) {
        this.table = table;
        this.defaultSchema = defaultSchema;
        this.inRun = inRun;
    }

    /** @param element a {@code ColumnDef} or {@code Constraint}; others say nothing of what is followed here */
    void add(Node element) {
        if (element.is("ColumnDef")) {
            column(element);
        } else if (element.is("Constraint")) {
            constraint(element, List.of());
        }
    }

    private void column(Node definition) {
        String name = definition.text("colname");
        SqlType type = SqlType.of(definition.node("typeName"));
        List<Node> constraints = definition.nodes("constraints");
        boolean hasDefault = type.isSerial()
                || constraints.stream().anyMatch(constraint -> makesDefault(constraint.text("contype")));
        boolean notNull =
                type.isSerial() || constraints.stream().anyMatch(constraint -> forbidsNull(constraint.text("contype")));
        table.put(new Column(name, type, notNull, hasDefault, inRun && !table.madeInRun()));
        constraints.forEach(constraint -> constraint(constraint, List.of(name)));
    }

    private static boolean makesDefault(String kind) {
        return kind.equals("CONSTR_DEFAULT") || kind.equals("CONSTR_IDENTITY") || kind.equals("CONSTR_GENERATED");
    }

    private static boolean forbidsNull(String kind) {
        return kind.equals("CONSTR_NOTNULL") || kind.equals("CONSTR_PRIMARY") || kind.equals("CONSTR_IDENTITY");
    }

    private void constraint(Node definition, List<String> ofColumn) {
        Optional<Constraint.Kind> kind = kind(definition.text("contype"));
        if (kind.isEmpty()) {
            return;
        }
        List<String> columns = columns(definition, ofColumn);
        Node references = definition.node("pktable");
        table.put(new Constraint(
                name(definition, kind.get(), columns),
                kind.get(),
                columns,
                !definition.flag("skip_validation"),
                definition.node("raw_expr"),
                references.isPresent()
                        ? Optional.of(ObjectName.ofRangeVar(references, defaultSchema))
                        : Optional.empty()));
        if (kind.get() == Constraint.Kind.PRIMARY_KEY) {
            columns.forEach(column -> table.column(column).ifPresent(found -> table.put(found.withNotNull(true))));
        }
    }

    private static List<String> columns(Node definition, List<String> ofColumn) {
        List<Node> named =
                definition.nodes("fk_attrs").isEmpty() ? definition.nodes("keys") : definition.nodes("fk_attrs");
        return named.isEmpty()
                ? ofColumn
                : named.stream().map(column -> column.text("sval")).toList();
    }

    /** As the server chooses them (ChooseConstraintName), but for the number it adds where a name is taken. */
    private String name(Node definition, Constraint.Kind kind, List<String> columns) {
        if (!definition.text("conname").isEmpty()) {
            return definition.text("conname");
        }
        String of = columns.isEmpty() ? "" : "_" + String.join("_", columns);
        String tableName = table.name().name();
        return switch (kind) {
            case PRIMARY_KEY -> tableName + "_pkey";
            case UNIQUE -> tableName + of + "_key";
            case FOREIGN_KEY -> tableName + of + "_fkey";
            case CHECK -> tableName + of + "_check";
            case EXCLUSION -> tableName + of + "_excl";
            case NOT_NULL -> tableName + of + "_not_null";
        };
    }

    private static Optional<Constraint.Kind> kind(String contype) {
        return switch (contype) {
            case "CONSTR_CHECK" -> Optional.of(Constraint.Kind.CHECK);
            case "CONSTR_NOTNULL" -> Optional.of(Constraint.Kind.NOT_NULL);
            case "CONSTR_PRIMARY" -> Optional.of(Constraint.Kind.PRIMARY_KEY);
            case "CONSTR_UNIQUE" -> Optional.of(Constraint.Kind.UNIQUE);
            case "CONSTR_FOREIGN" -> Optional.of(Constraint.Kind.FOREIGN_KEY);
            case "CONSTR_EXCLUSION" -> Optional.of(Constraint.Kind.EXCLUSION);
            default -> Optional.empty();
        };
    }
}
