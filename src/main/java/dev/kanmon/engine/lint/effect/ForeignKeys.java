package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import java.util.List;
import java.util.Optional;

/** Finds who points to whom. */
final class ForeignKeys {

    private ForeignKeys() {}

    /** The tables with a foreign key to this one. */
    static List<ObjectName> pointingTo(SchemaView schema, ObjectName referenced) {
        return schema.tables().stream()
                .filter(table -> references(table).contains(referenced))
                .map(Table::name)
                .toList();
    }

    /** The tables that a table points to. */
    static List<ObjectName> references(Table table) {
        return table.constraints().stream()
                .map(Constraint::references)
                .flatMap(Optional::stream)
                .toList();
    }
}
