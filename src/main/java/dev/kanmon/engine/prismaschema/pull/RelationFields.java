package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.model.ConstraintNames;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Action;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the fields of relations (prisma-engines, introspection/introspection_pair/relation_field.rs). */
final class RelationFields {

    private final Relations relations;
    private final SchemaNames names;
    private final IgnoredModels ignored;

    RelationFields(Relations relations, SchemaNames names, IgnoredModels ignored) {
        this.relations = relations;
        this.names = names;
        this.ignored = ignored;
    }

    List<PulledField> of(Table table) {
        List<PulledField> fields = new ArrayList<>();
        for (Relation relation : relations.inline()) {
            if (relation.table().name().equals(table.name())) {
                fields.add(forward(relation));
            }
            if (relation.referenced().name().equals(table.name())) {
                fields.add(back(relation));
            }
        }
        for (ImplicitRelation relation : relations.implicit()) {
            if (relation.a().name().equals(table.name())) {
                fields.add(list(relation.names().forward(), relation.b(), relation.names()));
            }
            if (relation.b().name().equals(table.name())) {
                fields.add(list(relation.names().back(), relation.a(), relation.names()));
            }
        }
        return fields;
    }

    private PulledField forward(Relation relation) {
        List<String> attributes = new ArrayList<>();
        attributes.add(Keys.call("@relation", arguments(relation)));
        if (isIgnored(relation, relation.table())) {
            attributes.add("@ignore");
        }
        String arity = hasOptionalColumn(relation) ? "?" : "";
        return field(relation.names().forward(), modelName(relation.referenced()) + arity, attributes);
    }

    private PulledField back(Relation relation) {
        List<String> attributes = new ArrayList<>();
        if (!relation.names().relation().isEmpty()) {
            attributes.add("@relation(" + Literal.text(relation.names().relation()) + ")");
        }
        if (isIgnored(relation, relation.referenced())) {
            attributes.add("@ignore");
        }
        boolean one =
                Identifiers.isUnique(relation.table(), relation.foreignKey().columns());
        return field(relation.names().back(), modelName(relation.table()) + (one ? "?" : "[]"), attributes);
    }

    private PulledField list(String name, Table other, RelationNames relation) {
        List<String> attributes = relation.relation().isEmpty()
                ? List.of()
                : List.of("@relation(" + Literal.text(relation.relation()) + ")");
        return field(name, modelName(other) + "[]", attributes);
    }

    private static PulledField field(String name, String type, List<String> attributes) {
        return new PulledField(name, type, attributes, "", false);
    }

    private List<String> arguments(Relation relation) {
        ForeignKey key = relation.foreignKey();
        List<String> arguments = new ArrayList<>();
        if (!relation.names().relation().isEmpty()) {
            arguments.add(Literal.text(relation.names().relation()));
        }
        arguments.add("fields: " + fields(relation.table(), key.columns()));
        arguments.add("references: " + fields(relation.referenced(), key.referencedColumns()));
        onDelete(relation).ifPresent(action -> arguments.add("onDelete: " + action));
        onUpdate(key).ifPresent(action -> arguments.add("onUpdate: " + action));
        String standardName = ConstraintNames.foreignKey(relation.table().name().name(), key.columns());
        arguments.addAll(Keys.mapArgument(key.name(), standardName));
        return arguments;
    }

    private String fields(Table table, List<String> columns) {
        return columns.stream()
                .map(column -> names.field(table, column).shown())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Prisma's own is to set null where every column may be, and to restrict where not. */
    private static Optional<String> onDelete(Relation relation) {
        Action standard = hasRequiredColumn(relation) ? Action.RESTRICT : Action.SET_NULL;
        Action action = relation.foreignKey().onDelete();
        return action == standard ? Optional.empty() : Optional.of(word(action));
    }

    private static Optional<String> onUpdate(ForeignKey key) {
        return key.onUpdate() == Action.CASCADE ? Optional.empty() : Optional.of(word(key.onUpdate()));
    }

    private static String word(Action action) {
        return switch (action) {
            case CASCADE -> "Cascade";
            case RESTRICT -> "Restrict";
            case NO_ACTION -> "NoAction";
            case SET_NULL -> "SetNull";
            case SET_DEFAULT -> "SetDefault";
        };
    }

    private static boolean hasRequiredColumn(Relation relation) {
        return relation.foreignKey().columns().stream().anyMatch(column -> isRequired(relation.table(), column));
    }

    private static boolean hasOptionalColumn(Relation relation) {
        return relation.foreignKey().columns().stream().anyMatch(column -> !isRequired(relation.table(), column));
    }

    private static boolean isRequired(Table table, String column) {
        return table.column(column).orElseThrow().arity() == Arity.REQUIRED;
    }

    /** A relation with a model that the client cannot handle, in a model that it can. */
    private boolean isIgnored(Relation relation, Table holder) {
        boolean usable = Identifiers.hasUsable(relation.table()) && Identifiers.hasUsable(relation.referenced());
        return !usable && !ignored.contains(holder);
    }

    private String modelName(Table table) {
        return names.model(table.name()).text();
    }
}
