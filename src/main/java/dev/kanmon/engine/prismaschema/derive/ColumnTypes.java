package dev.kanmon.engine.prismaschema.derive;

import dev.kanmon.engine.prismaschema.model.DataModel;
import dev.kanmon.engine.prismaschema.model.EnumType;
import dev.kanmon.engine.prismaschema.model.FieldType;
import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.util.Arrays;
import java.util.List;

/** The type of a column, from the type of its field. */
final class ColumnTypes {

    private final DataModel model;

    ColumnTypes(DataModel model) {
        this.model = model;
    }

    ColumnType of(FieldType type) {
        if (type instanceof FieldType.Scalar scalar) {
            return scalar.nativeType().map(ColumnTypes::asked).orElseGet(() -> usual(scalar.kind()));
        }
        if (type instanceof FieldType.Enumerated enumerated) {
            return new ColumnType.Enumerated(nameOf(enumOf(enumerated)));
        }
        return new ColumnType.Unsupported(((FieldType.Unsupported) type).sql());
    }

    EnumType enumOf(FieldType.Enumerated type) {
        return model.enumType(type.name()).orElseThrow();
    }

    static QualifiedName nameOf(EnumType type) {
        return new QualifiedName(type.schema(), type.databaseName());
    }

    private static ColumnType asked(NativeType type) {
        PostgresType named = Arrays.stream(PostgresType.values())
                .filter(candidate -> candidate.attribute().equals(type.name()))
                .findFirst()
                .orElseThrow();
        return new ColumnType.Native(named, type.arguments());
    }

    /** Without {@code @db.…} (prisma-engines, builtin_connectors/postgres_datamodel_connector.rs, SCALAR_TYPE_DEFAULTS). */
    private static ColumnType usual(ScalarKind kind) {
        return switch (kind) {
            case STRING -> plain(PostgresType.TEXT);
            case BOOLEAN -> plain(PostgresType.BOOLEAN);
            case INT -> plain(PostgresType.INTEGER);
            case BIG_INT -> plain(PostgresType.BIG_INT);
            case FLOAT -> plain(PostgresType.DOUBLE_PRECISION);
            case DECIMAL -> new ColumnType.Native(PostgresType.DECIMAL, List.of(65, 30));
            case DATE_TIME -> new ColumnType.Native(PostgresType.TIMESTAMP, List.of(3));
            case JSON -> plain(PostgresType.JSONB);
            case BYTES -> plain(PostgresType.BYTEA);
        };
    }

    private static ColumnType plain(PostgresType type) {
        return new ColumnType.Native(type, List.of());
    }
}
