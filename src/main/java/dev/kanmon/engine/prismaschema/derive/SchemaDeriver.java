package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.DataModel;
import dev.kanmon.engine.prismaschema.model.Datasource;
import dev.kanmon.engine.prismaschema.model.EnumType;
import dev.kanmon.engine.prismaschema.model.Model;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Derives the PostgreSQL schema that Prisma would make of a data model (prisma-engines, sql_schema_calculator.rs).
 *
 * <p>Names have a namespace where the schema file says one with {@code @@schema}.
 */
public final class SchemaDeriver {

    /** The preview feature by which a file speaks of partial indexes (psl-core/src/common/preview_features.rs). */
    private static final String PARTIAL_INDEXES = "partialIndexes";

    private final DataModel model;
    private final Columns columns;
    private final ForeignKeys foreignKeys;

    private SchemaDeriver(DataModel model) {
        this.model = model;
        this.columns = new Columns(model);
        this.foreignKeys = new ForeignKeys(model);
    }

    /** A pure function; every checked model has a schema. */
    public static SqlSchema derive(DataModel model) {
        return new SchemaDeriver(model).schema();
    }

    private SqlSchema schema() {
        return new SqlSchema(
                new SqlSchema.Origin.SchemaFile(
                        model.datasource().previewFeatures().contains(PARTIAL_INDEXES)),
                model.datasource().schemas(),
                tables(),
                model.enums().stream().map(SchemaDeriver::enumType).toList(),
                model.datasource().extensions().stream()
                        .map(SchemaDeriver::extension)
                        .toList(),
                List.of(),
                List.of());
    }

    /** Those of the models first, then those of many-to-many relations. */
    private List<Table> tables() {
        List<Table> tables =
                new ArrayList<>(model.models().stream().map(this::table).toList());
        tables.addAll(new JoinTables(model).all());
        return tables;
    }

    private Table table(Model model) {
        KeysAndIndexes keysAndIndexes = new KeysAndIndexes(model);
        return new Table(
                new QualifiedName(model.schema(), model.tableName()),
                columns.of(model),
                keysAndIndexes.primaryKey(),
                keysAndIndexes.indexes(),
                foreignKeys.of(model),
                Set.of());
    }

    private static SqlEnum enumType(EnumType type) {
        return new SqlEnum(
                ColumnTypes.nameOf(type),
                type.values().stream().map(EnumType.Value::databaseName).toList());
    }

    private static SqlSchema.Extension extension(Datasource.Extension wanted) {
        return new SqlSchema.Extension(wanted.name(), wanted.version(), wanted.schema());
    }
}
