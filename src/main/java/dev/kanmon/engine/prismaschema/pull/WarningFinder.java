package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.pull.PullWarnings.Subject;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a schema file does not say of a database, or says in a person's words. */
final class WarningFinder {

    private final SqlSchema database;
    private final WrittenSchema written;
    private final SchemaNames names;
    private final PullWarnings warnings = new PullWarnings();

    WarningFinder(SqlSchema database, WrittenSchema written, SchemaNames names) {
        this.database = database;
        this.written = written;
        this.names = names;
    }

    /** In Prisma's order, and after them ours. */
    List<String> find() {
        database.enums().forEach(this::enumType);
        JoinTables joinTables = new JoinTables(written);
        database.tables().stream().filter(table -> !joinTables.isOne(table)).forEach(this::table);
        database.views().forEach(view -> warnings.add(Subject.VIEWS, quoted(shown(view))));
        return warnings.texts();
    }

    /** @param leftOut of a schema that does not ask for them */
    void partialIndexes(List<String> leftOut) {
        leftOut.forEach(index -> warnings.add(Subject.PARTIAL_INDEXES, quoted(index)));
    }

    private void table(Table table) {
        Identifier name = names.model(table.name());
        boolean isWritten = written.model(table.name()).isPresent();
        String model = quoted(name.text());
        if (table.columns().isEmpty()) {
            warnings.add(Subject.WITHOUT_COLUMNS, model);
        } else if (!Identifiers.hasUsable(table) && !new IgnoredModels(written).isWritten(table)) {
            warnings.add(Subject.WITHOUT_IDENTIFIER, model);
        }
        if (isWritten && name.mapped().isPresent()) {
            warnings.add(Subject.MAPPED_MODELS, model);
        }
        if (table.primaryKey().filter(key -> key.columns().size() > 1).isPresent()
                && new WrittenKeys(written).clientName(table).isPresent()) {
            warnings.add(Subject.ID_NAMES, model);
        }
        if (!isWritten && names.isDuplicate(table.name())) {
            warnings.add(Subject.DUPLICATES, "Type: \"model\", name: " + model);
        }
        fields(table, model);
        copiedRelations(table);
        table.features().stream()
                .sorted(Comparator.comparing(Feature::kind)
                        .thenComparing(feature -> position(table, feature))
                        .thenComparing(Feature::object))
                .forEach(feature -> feature(table, model, feature));
    }

    private void fields(Table table, String model) {
        String unnamed = table.columns().stream()
                .map(column -> names.field(table, column.name()))
                .filter(Identifier::isUnusable)
                .map(field -> quoted(field.shown()))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unnamed.isEmpty()) {
            warnings.add(Subject.FIELDS_WITHOUT_NAME, "Model: " + model + ", field(s): [" + unnamed + "]");
        }
        for (Column column : table.columns()) {
            String field = "Model: " + model + ", field: "
                    + quoted(names.field(table, column.name()).shown());
            if (written.model(table.name())
                    .flatMap(found -> WrittenSchema.field(found, column.name()))
                    .flatMap(found -> WrittenSchema.mapped(found.attributes()))
                    .isPresent()) {
                warnings.add(Subject.MAPPED_FIELDS, field);
            }
            if (column.type() instanceof ColumnType.Unsupported unsupported) {
                warnings.add(
                        Subject.UNSUPPORTED_TYPES, field + ", original data type: " + quoted(unsupported.sql()));
            }
        }
    }

    private void copiedRelations(Table table) {
        KeptFields kept = new KeptFields(written);
        written.model(table.name()).stream()
                .flatMap(model -> model.fields().stream())
                .filter(kept::contains)
                .map(field -> ((Declaration.Type.Named) field.type()).name())
                .forEach(type -> warnings.add(Subject.COPIED_RELATIONS, quoted(type)));
    }

    /** Comments come in the order of the columns; foreign keys after the other constraints. */
    private static int position(Table table, Feature feature) {
        if (feature.kind() == Feature.Kind.COLUMN_COMMENT) {
            return table.columns().stream().map(Column::name).toList().indexOf(feature.object());
        }
        boolean foreignKey = feature.kind() == Feature.Kind.DEFERRABLE_CONSTRAINT
                && table.foreignKeys().stream().anyMatch(key -> key.name().equals(feature.object()));
        return foreignKey ? 1 : 0;
    }

    private void feature(Table table, String model, Feature feature) {
        String constraint = "Model: " + model + ", constraint: " + quoted(feature.object());
        switch (feature.kind()) {
            case PARTITIONED -> warnings.add(Subject.PARTITIONED, model);
            case INHERITED -> warnings.add(Subject.INHERITED, model);
            case ROW_LEVEL_SECURITY -> warnings.add(Subject.ROW_LEVEL_SECURITY, model);
            case CHECK_CONSTRAINT -> warnings.add(Subject.CHECK_CONSTRAINTS, constraint);
            case EXCLUSION_CONSTRAINT -> warnings.add(Subject.EXCLUSION_CONSTRAINTS, constraint);
            case DEFERRABLE_CONSTRAINT -> warnings.add(Subject.DEFERRABLE, constraint);
            case EXPRESSION_INDEX -> warnings.add(Subject.EXPRESSION_INDEXES, constraint);
            case NULLS_POSITION -> warnings.add(Subject.NULLS_POSITION, "Index: " + quoted(feature.object()));
            case TABLE_COMMENT -> warnings.add(Subject.COMMENTS, "Type: \"model\", name: " + model);
            case COLUMN_COMMENT -> {
                String field = names.field(table, feature.object()).shown();
                String object = names.model(table.name()).text() + "." + field;
                warnings.add(Subject.COMMENTS, "Type: \"field\", name: " + quoted(object));
            }
        }
    }

    private void enumType(SqlEnum type) {
        Identifier name = names.enumType(type.name());
        boolean isWritten = written.enumType(type.name()).isPresent();
        String shown = quoted(name.text());
        if (isWritten && name.mapped().isPresent()) {
            warnings.add(Subject.MAPPED_ENUMS, shown);
        }
        if (!isWritten && names.isDuplicate(type.name())) {
            warnings.add(Subject.DUPLICATES, "Type: \"enum\", name: " + shown);
        }
        if (type.commented()) {
            warnings.add(Subject.COMMENTS, "Type: \"enum\", name: " + shown);
        }
        for (String value : type.values()) {
            Identifier valueName = names.value(type, value);
            String item = "Enum: " + shown + ", value: " + quoted(valueName.shown());
            if (valueName.isUnusable()) {
                warnings.add(Subject.VALUES_WITHOUT_NAME, item);
            }
            if (isWritten && valueName.mapped().isPresent()) {
                warnings.add(Subject.MAPPED_VALUES, item);
            }
        }
    }

    /** With its schema where there are several. */
    private String shown(QualifiedName name) {
        return written.namespaces().isEmpty()
                ? name.name()
                : name.namespace().orElseThrow() + "." + name.name();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
