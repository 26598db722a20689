package dev.kanmon.engine.prismaschema.model;

import java.util.List;
import java.util.Map;

/**
 * What holds for an implicit many-to-many relation, whose table refers to both ids.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/relations/many_to_many/implicit.rs.
 */
final class ManyToManyChecks {

    private final Map<String, ModelDraft> models;
    private final Findings findings;

    ManyToManyChecks(Map<String, ModelDraft> models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check(RelationPair.ManyToMany pair) {
        for (RelationField field : List.of(pair.first(), pair.second())) {
            requireSingleId(field);
            refuseArguments(field);
        }
    }

    private void requireSingleId(RelationField field) {
        boolean hasSingleId = models.get(field.target())
                .id()
                .filter(id -> id.fieldNames().size() == 1)
                .isPresent();
        if (!hasSingleId) {
            findings.error(
                    "The relation field `" + field.name() + "` on model `" + field.model() + "` references `"
                            + field.target()
                            + "` which does not have an `@id` field. Models without `@id` cannot be part of a many to "
                            + "many relation. Use an explicit intermediate Model to represent this relationship.",
                    field.place());
        }
    }

    private void refuseArguments(RelationField field) {
        if (field.hasActions()) {
            findings.error(
                    "Referential actions on implicit many-to-many relations are not supported: remove `onDelete` and "
                            + "`onUpdate`.",
                    field.place());
        }
        if (field.references().isPresent() || field.fields().isPresent()) {
            findings.error(
                    "Implicit many-to-many relation should not have the `fields` or `references` argument defined. "
                            + "Either remove it, or change the relation to one-to-many.",
                    field.place());
        }
    }
}
