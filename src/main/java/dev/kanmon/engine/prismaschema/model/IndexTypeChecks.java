package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.model.IndexedFieldReader.Written;
import dev.kanmon.engine.prismaschema.model.Model.IndexAlgorithm;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the fields of an index fit its type and their operator classes.
 *
 * <p>Source: psl-core/src/builtin_connectors/postgres_datamodel_connector/validations.rs.
 */
final class IndexTypeChecks {

    private static final Set<NativeTypeRule> WITHOUT_BRIN_CLASS = EnumSet.of(
            NativeTypeRule.MONEY,
            NativeTypeRule.CITEXT,
            NativeTypeRule.BOOLEAN,
            NativeTypeRule.XML,
            NativeTypeRule.JSON,
            NativeTypeRule.JSON_B);

    private final IndexAlgorithm algorithm;
    private final Attribute attribute;
    private final Findings findings;

    IndexTypeChecks(IndexAlgorithm algorithm, Attribute attribute, Findings findings) {
        this.algorithm = algorithm;
        this.attribute = attribute;
        this.findings = findings;
    }

    void check(List<Written> fields, Map<String, ScalarField> columns) {
        if (algorithm == IndexAlgorithm.SPGIST && fields.size() > 1) {
            refuse("SpGist does not support multi-column indices.");
        }
        if (algorithm == IndexAlgorithm.HASH
                && fields.stream().anyMatch(field -> field.sort().isPresent())) {
            refuse("Hash type does not support sort option.");
        }
        for (Written field : fields) {
            ScalarField column = columns.get(field.field());
            if (column != null && field.rawClass().isEmpty()) {
                check(column, field.namedClass());
            }
        }
    }

    private void check(ScalarField column, Optional<OperatorClass> operatorClass) {
        if (operatorClass.isEmpty()) {
            checkDefaultClass(column);
        } else if (operatorClass.get().algorithms().contains(algorithm)) {
            checkClass(column, operatorClass.get());
        } else {
            refuse("The given operator class `" + operatorClass.get().name() + "` is not supported with the `" + label()
                    + "` index type."
                    + (OperatorClass.namesFor(algorithm).isEmpty()
                            ? ""
                            : " It can have " + String.join(", ", OperatorClass.namesFor(algorithm)) + "."));
        }
    }

    private void checkClass(ScalarField column, OperatorClass operatorClass) {
        Optional<NativeTypeRule> nativeType = nativeType(column);
        String given = "The given operator class `" + operatorClass.name() + "` ";
        if (operatorClass.name().equals(OperatorClass.ARRAY_OPS)) {
            if (column.arity() != Arity.LIST) {
                refuse(given + "expects the type of field `" + column.name() + "` to be an array.");
            }
        } else if (nativeType.isPresent()) {
            if (!operatorClass.nativeTypes().contains(nativeType.get())) {
                refuse(given + "does not support native type `" + nativeType.get().prismaName + "` of field `"
                        + column.name() + "`.");
            }
        } else if (operatorClass.scalar().isEmpty()) {
            refuse(given + "expects the field `" + column.name() + "` to define a valid native type.");
        } else if (!operatorClass.scalar().equals(scalar(column))) {
            refuse(given + "points to the field `" + column.name() + "` that is not of "
                    + Scalars.name(operatorClass.scalar().get()) + " type.");
        }
    }

    private void checkDefaultClass(ScalarField column) {
        Optional<NativeTypeRule> nativeType = nativeType(column);
        boolean isGinOfList = algorithm == IndexAlgorithm.GIN && column.arity() == Arity.LIST;
        if (isGinOfList || column.type() instanceof FieldType.Unsupported) {
            return;
        }
        if (nativeType.isPresent()) {
            if (!hasDefaultClass(nativeType.get())) {
                refuse("The " + label() + " index field type `" + nativeType.get().prismaName
                        + "` has no default operator class.");
            }
        } else if (!takes(scalar(column))) {
            refuse("The " + label() + " index type does not support the type of the field `" + column.name() + "`.");
        }
    }

    private boolean hasDefaultClass(NativeTypeRule type) {
        return switch (algorithm) {
            case BTREE, HASH -> true;
            case GIST -> false;
            case GIN -> type == NativeTypeRule.JSON_B;
            case SPGIST ->
                EnumSet.of(NativeTypeRule.INET, NativeTypeRule.TEXT, NativeTypeRule.VAR_CHAR, NativeTypeRule.CHAR)
                        .contains(type);
            case BRIN -> !WITHOUT_BRIN_CLASS.contains(type);
        };
    }

    private boolean takes(Optional<ScalarKind> scalar) {
        return switch (algorithm) {
            case BTREE, HASH -> true;
            case GIST, SPGIST ->
                scalar.filter(kind -> kind == ScalarKind.STRING).isPresent();
            case GIN -> scalar.filter(kind -> kind == ScalarKind.JSON).isPresent();
            case BRIN ->
                scalar.filter(kind -> kind != ScalarKind.BOOLEAN && kind != ScalarKind.JSON)
                        .isPresent();
        };
    }

    private String label() {
        return switch (algorithm) {
            case BTREE -> "BTree";
            case HASH -> "Hash";
            case GIST -> "Gist";
            case GIN -> "Gin";
            case SPGIST -> "SpGist";
            case BRIN -> "Brin";
        };
    }

    private void refuse(String message) {
        findings.error(message, attribute.place());
    }

    private static Optional<ScalarKind> scalar(ScalarField column) {
        return column.type() instanceof FieldType.Scalar scalar ? Optional.of(scalar.kind()) : Optional.empty();
    }

    private static Optional<NativeTypeRule> nativeType(ScalarField column) {
        return column.type() instanceof FieldType.Scalar scalar
                ? scalar.nativeType().map(NativeType::name).flatMap(NativeTypeRule::named)
                : Optional.empty();
    }
}
