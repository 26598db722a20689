package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.DataModel;
import dev.kanmon.engine.prismaschema.model.DefaultValue;
import dev.kanmon.engine.prismaschema.model.Model;
import dev.kanmon.engine.prismaschema.model.ScalarField;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import java.util.List;

/** The columns of a model's table, in the order of the fields. */
final class Columns {

    private final ColumnTypes types;
    private final ColumnDefaults defaults;

    Columns(DataModel model) {
        this.types = new ColumnTypes(model);
        this.defaults = new ColumnDefaults(types);
    }

    List<Column> of(Model model) {
        return model.fields().stream().map(this::of).toList();
    }

    Column of(ScalarField field) {
        return new Column(
                field.columnName(),
                types.of(field.type()),
                arity(field),
                defaults.of(field),
                hasDefault(field, DefaultValue.AutoIncrement.class),
                hasDefault(field, DefaultValue.ByClient.class));
    }

    private static Column.Arity arity(ScalarField field) {
        return switch (field.arity()) {
            case REQUIRED -> Column.Arity.REQUIRED;
            case OPTIONAL -> Column.Arity.NULLABLE;
            case LIST -> Column.Arity.LIST;
        };
    }

    private static boolean hasDefault(ScalarField field, Class<? extends DefaultValue> kind) {
        return field.defaultValue().filter(kind::isInstance).isPresent();
    }
}
