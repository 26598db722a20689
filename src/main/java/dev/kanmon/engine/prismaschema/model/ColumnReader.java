package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the attributes of a field that has a column. */
final class ColumnReader {

    private final Findings findings;
    private final MapReader maps;
    private final DefaultReader defaults;
    private final NativeTypeReader nativeTypes;
    private final UnsupportedTypeCheck unsupportedTypes;
    private final FieldKeyReader keys;

    ColumnReader(Symbols symbols, Datasource datasource, IndexPredicateReader predicates, Findings findings) {
        this.findings = findings;
        this.maps = new MapReader(findings);
        this.defaults = new DefaultReader(symbols, findings);
        this.nativeTypes = new NativeTypeReader(datasource.name(), findings);
        this.unsupportedTypes = new UnsupportedTypeCheck(datasource.name(), findings);
        this.keys = new FieldKeyReader(predicates, findings);
    }

    /** A column, and the ids and indexes that its field declares. */
    record Column(ScalarField field, List<Key> keys) {}

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
        List<Key> fieldKeys = keys(attributes, column, field);
        refuseRelation(attributes);
        attributes.finish();
        return new Column(column, fieldKeys);
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

    private List<Key> keys(AttributeSet attributes, ScalarField column, Declaration.Field field) {
        List<Key> found = new ArrayList<>();
        attributes.single("id").ifPresent(attribute -> found.add(keys.id(attribute, field)));
        attributes.single("unique").ifPresent(attribute -> found.add(keys.unique(attribute, column, field)));
        return found;
    }

    private void refuseRelation(AttributeSet attributes) {
        for (Attribute attribute : attributes.misplaced("relation")) {
            findings.error("Invalid field type, not a relation.", attribute.place());
        }
    }
}
