package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the fields of columns. What a database does not know stays as the file has it. */
final class ScalarFields {

    private static final String REMARK =
            "This field was commented out because of an invalid name. Please provide a valid"
                    + " one that matches [a-zA-Z][a-zA-Z0-9_]*";

    /** Those whose values Prisma's client makes. */
    private static final Set<String> CLIENT_DEFAULTS = Set.of("uuid", "cuid", "ulid", "nanoid");

    private final SchemaNames names;
    private final WrittenSchema written;
    private final DefaultText defaults;
    private final Keys keys;

    ScalarFields(SchemaNames names, WrittenSchema written, DefaultText defaults, Keys keys) {
        this.names = names;
        this.written = written;
        this.defaults = defaults;
        this.keys = keys;
    }

    List<PulledField> of(Table table) {
        return table.columns().stream().map(column -> field(table, column)).toList();
    }

    private PulledField field(Table table, Column column) {
        Identifier name = names.field(table, column.name());
        return new PulledField(
                name.shown(),
                type(column),
                attributes(table, column, name),
                name.isUnusable() ? REMARK : "",
                name.isUnusable());
    }

    private String type(Column column) {
        String arity =
                switch (column.arity()) {
                    case REQUIRED -> "";
                    case NULLABLE -> "?";
                    case LIST -> "[]";
                };
        return type(column.type()) + arity;
    }

    private String type(ColumnType type) {
        if (type instanceof ColumnType.Native known) {
            return ScalarTypes.scalar(known.type());
        }
        return type instanceof ColumnType.Enumerated enumerated
                ? names.enumType(enumerated.name()).text()
                : "Unsupported(" + Literal.text(((ColumnType.Unsupported) type).sql()) + ")";
    }

    private List<String> attributes(Table table, Column column, Identifier name) {
        Optional<Declaration.Field> before =
                written.model(table.name()).flatMap(model -> WrittenSchema.field(model, column.name()));
        List<String> attributes = new ArrayList<>();
        keys.fieldId(table, column).ifPresent(attributes::add);
        keys.fieldUnique(table, column).ifPresent(attributes::add);
        defaults.of(column)
                .or(() -> clientDefault(column, before))
                .ifPresent(value -> attributes.add("@default(" + value + ")"));
        if (has(before, "updatedAt")) {
            attributes.add("@updatedAt");
        }
        name.mapped().ifPresent(mapped -> attributes.add("@map(" + Literal.text(mapped) + ")"));
        if (column.type() instanceof ColumnType.Native known) {
            ScalarTypes.attribute(known, written.datasourceName()).ifPresent(attributes::add);
        }
        if (has(before, "ignore")) {
            attributes.add("@ignore");
        }
        return attributes;
    }

    private Optional<String> clientDefault(Column column, Optional<Declaration.Field> before) {
        boolean text = column.type() instanceof ColumnType.Native known
                && ScalarTypes.scalar(known.type()).equals("String");
        return before.filter(field -> text)
                .flatMap(field -> WrittenSchema.attribute(field.attributes(), "default"))
                .flatMap(ScalarFields::call)
                .filter(call -> CLIENT_DEFAULTS.contains(call.function().text()))
                .map(call -> written.text(call.place()));
    }

    private static Optional<Expression.Call> call(Attribute attribute) {
        return WrittenSchema.argument(attribute, "value")
                .filter(Expression.Call.class::isInstance)
                .map(Expression.Call.class::cast);
    }

    private static boolean has(Optional<Declaration.Field> field, String attribute) {
        return field.flatMap(found -> WrittenSchema.attribute(found.attributes(), attribute))
                .isPresent();
    }
}
