package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.ColumnReader.Column;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.model.ModelDraft.KeyKind;
import dev.kanmon.engine.prismaschema.model.ResolvedModel.ResolvedField;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the attributes of models and of their fields, each by itself. */
final class ModelDraftReader {

    private final Map<String, ResolvedModel> models;
    private final Findings findings;
    private final IndexPredicateReader predicates;
    private final ColumnReader columns;
    private final RelationFieldReader relationFields;
    private final MapReader maps;
    private final SchemaAttributeReader schemas;

    ModelDraftReader(List<ResolvedModel> models, Symbols symbols, Datasource datasource, Findings findings) {
        this.models = models.stream().collect(Collectors.toMap(ResolvedModel::name, Function.identity()));
        this.findings = findings;
        this.predicates = new IndexPredicateReader(datasource.previewFeatures(), findings);
        this.columns = new ColumnReader(symbols, datasource, predicates, findings);
        this.relationFields = new RelationFieldReader(this.models, findings);
        this.maps = new MapReader(findings);
        this.schemas = new SchemaAttributeReader(datasource.schemas(), findings);
    }

    ModelDraft read(ResolvedModel model) {
        List<Column> fields = new ArrayList<>();
        List<RelationField> links = new ArrayList<>();
        for (ResolvedField field : model.fields()) {
            if (field.meaning() instanceof FieldMeaning.Column column) {
                fields.add(columns.read(field.declaration(), column.type()));
            } else if (field.meaning() instanceof FieldMeaning.Link link) {
                links.add(relationFields.read(model, field.declaration(), link.model()));
            }
        }
        return withBlockAttributes(model, fields, links);
    }

    private ModelDraft withBlockAttributes(ResolvedModel model, List<Column> fields, List<RelationField> links) {
        AttributeSet attributes =
                new AttributeSet("@@", "a model", model.declaration().attributes(), findings);
        Optional<String> tableName = maps.read(attributes);
        Optional<String> schema =
                schemas.read(attributes, "model", model.declaration().name().place());
        boolean ignored = isIgnored(attributes, fields);
        List<Key> keys = keys(model, attributes, fields);
        attributes.finish();
        requireOneId(model, keys);
        Model read = new Model(
                model.name(),
                tableName.orElse(model.name()),
                schema,
                fields.stream().map(Column::field).toList(),
                keys.stream()
                        .filter(key -> key.kind() == KeyKind.ID)
                        .findFirst()
                        .map(key -> new Model.Id(
                                key.definition().fields(), key.definition().mappedName())),
                keys.stream()
                        .filter(key -> key.kind() != KeyKind.ID)
                        .map(Key::definition)
                        .toList(),
                ignored,
                model.declaration().name().place());
        return new ModelDraft(model.declaration(), read, keys, links);
    }

    /** In Prisma's order: those of fields, then {@code @@id}, {@code @@index}, and {@code @@unique} last. */
    private List<Key> keys(ResolvedModel model, AttributeSet attributes, List<Column> fields) {
        Map<String, ScalarField> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.putIfAbsent(field.field().name(), field.field()));
        BlockKeyReader blocks = new BlockKeyReader(model, byName, predicates, findings);
        List<Key> keys = new ArrayList<>();
        fields.forEach(field -> keys.addAll(field.keys()));
        attributes.single("id").ifPresent(attribute -> keys.add(blocks.id(attribute)));
        attributes.repeated("index").forEach(attribute -> keys.add(blocks.index(attribute)));
        attributes.repeated("unique").forEach(attribute -> keys.add(blocks.unique(attribute)));
        attributes.misplaced("fulltext").forEach(blocks::refuseFulltext);
        return keys;
    }

    private void requireOneId(ResolvedModel model, List<Key> keys) {
        List<String> ids = keys.stream()
                .filter(key -> key.kind() == KeyKind.ID)
                .map(Key::attributeName)
                .toList();
        if (ids.size() > 1) {
            findings.error(
                    ids.contains("@@id")
                            ? "Each model must have at most one id criteria. You can't have `@id` and `@@id` at the "
                                    + "same time."
                            : "At most one field must be marked as the id field with the `@id` attribute.",
                    model.declaration().name().place());
        }
    }

    private boolean isIgnored(AttributeSet attributes, List<Column> fields) {
        Optional<Attribute> ignore = attributes.single("ignore");
        ignore.ifPresent(attribute -> {
            attributes.argumentsOf(attribute).finish();
            fields.stream()
                    .map(Column::field)
                    .filter(ScalarField::ignored)
                    .forEach(field -> findings.error(
                            "Fields on an already ignored Model do not need an `@ignore` annotation.", field.place()));
        });
        return ignore.isPresent();
    }
}
