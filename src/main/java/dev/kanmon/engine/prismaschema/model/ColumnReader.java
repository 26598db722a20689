package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.Optional;

/** Reads the attributes of a field that has a column. */
final class ColumnReader {

    private final Findings findings;
    private final MapReader maps;
    private final DefaultReader defaults;
    private final NativeTypeReader nativeTypes;
    private final UnsupportedTypeCheck unsupportedTypes;

    ColumnReader(Symbols symbols, Datasource datasource, Findings findings) {
        this.findings = findings;
        this.maps = new MapReader(findings);
        this.defaults = new DefaultReader(symbols, findings);
        this.nativeTypes = new NativeTypeReader(datasource.name(), findings);
        this.unsupportedTypes = new UnsupportedTypeCheck(datasource.name(), findings);
    }

    /** A column, with the attributes that make a key of it: they are read when all columns are known. */
    record Column(
            ScalarField field, Declaration.Field declaration, Optional<Attribute> id, Optional<Attribute> unique) {}

    Column read(Declaration.Field field, FieldType declared) {
        AttributeSet attributes = new AttributeSet("@", "a field with a column", field.attributes(), findings);
        unsupportedTypes.check(field);
        Optional<String> columnName = maps.read(attributes);
        FieldType type = withNativeType(attributes, declared);
        Optional<DefaultValue> defaultValue = attributes
                .single("default")
                .flatMap(attribute ->
                        defaults.read(attribute, attributes.argumentsOf(attribute), declared, field.arity()));
        ScalarField column = new ScalarField(
                field.name().text(),
                columnName.orElse(field.name().text()),
                type,
                field.arity(),
                defaultValue,
                isUpdatedAt(attributes, field, declared),
                isIgnored(attributes, declared),
                field.place());
        Optional<Attribute> id = attributes.single("id");
        Optional<Attribute> unique = attributes.single("unique");
        refuseRelation(attributes);
        attributes.finish();
        return new Column(column, field, id, unique);
    }

    private FieldType withNativeType(AttributeSet attributes, FieldType declared) {
        if (!(declared instanceof FieldType.Scalar scalar)) {
            return declared;
        }
        Optional<NativeType> nativeType =
                attributes.nativeType().flatMap(attribute -> nativeTypes.read(attribute, scalar.kind()));
        return new FieldType.Scalar(scalar.kind(), nativeType);
    }

    private boolean isUpdatedAt(AttributeSet attributes, Declaration.Field field, FieldType type) {
        Optional<Attribute> attribute = attributes.single("updatedAt");
        attribute.ifPresent(given -> {
            attributes.argumentsOf(given).finish();
            boolean isDateTime = type instanceof FieldType.Scalar scalar && scalar.kind() == ScalarKind.DATE_TIME;
            if (!isDateTime) {
                findings.error("Fields that are marked with @updatedAt must be of type DateTime.", given.place());
            } else if (field.arity() == Arity.LIST) {
                findings.error("Fields that are marked with @updatedAt cannot be lists.", given.place());
            }
        });
        return attribute.isPresent();
    }

    private boolean isIgnored(AttributeSet attributes, FieldType type) {
        Optional<Attribute> attribute = attributes.single("ignore");
        attribute.ifPresent(given -> {
            attributes.argumentsOf(given).finish();
            if (type instanceof FieldType.Unsupported) {
                findings.error(
                        "Fields of type `Unsupported` cannot take an `@ignore` attribute. They are already treated as "
                                + "ignored by the client due to their type.",
                        given.place());
            }
        });
        return attribute.isPresent();
    }

    private void refuseRelation(AttributeSet attributes) {
        for (Attribute attribute : attributes.misplaced("relation")) {
            findings.error("Invalid field type, not a relation.", attribute.place());
        }
    }
}
