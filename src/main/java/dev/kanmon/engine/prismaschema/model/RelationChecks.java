package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.Datasource.RelationMode;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.model.Relation.ReferentialAction;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for every relation whose fields a model carries.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/relations.rs and relation_fields.rs.
 */
final class RelationChecks {

    /** psl-core's postgres connector: what the client can do by itself. */
    private static final Set<ReferentialAction> EMULATED =
            Set.of(ReferentialAction.CASCADE, ReferentialAction.RESTRICT, ReferentialAction.SET_NULL);

    private final Map<String, ModelDraft> models;
    private final RelationMode mode;
    private final Findings findings;

    RelationChecks(Map<String, ModelDraft> models, RelationMode mode, Findings findings) {
        this.models = models;
        this.mode = mode;
        this.findings = findings;
    }

    void checkField(RelationField field) {
        boolean leadsToIgnored = models.get(field.target()).model().ignored();
        boolean ownIgnored = models.get(field.model()).model().ignored();
        if (leadsToIgnored && !field.ignored() && !ownIgnored) {
            findings.error(
                    "The relation field `" + field.name() + "` on Model `" + field.model()
                            + "` must specify the `@ignore` attribute, because the model " + field.target()
                            + " it is pointing to is marked ignored.",
                    field.place());
        }
        if (mode == RelationMode.PRISMA) {
            field.onDelete().ifPresent(action -> requireEmulated(action, field));
            field.onUpdate().ifPresent(action -> requireEmulated(action, field));
            warnOfMissingIndex(field);
        }
    }

    /** @param forward the field that carries the fields of the relation */
    void checkForward(RelationField forward) {
        requireSameLength(forward);
        requireUniqueReferences(forward);
        requireOptionalWhereFieldsAre(forward);
        requireSameTypes(forward);
        checkSetNull(forward);
    }

    private void requireSameLength(RelationField forward) {
        if (forward.fields().isPresent()
                && forward.references().isPresent()
                && forward.fieldNames().size() != forward.referenceNames().size()) {
            findings.error("You must specify the same number of fields in `fields` and `references`.", forward.place());
        }
    }

    private void requireUniqueReferences(RelationField forward) {
        List<String> references = forward.referenceNames();
        ModelDraft target = models.get(forward.target());
        boolean isUnique = target.uniqueKeys().stream().anyMatch(key -> key.hasFields(references));
        if (references.isEmpty() || isUnique) {
            return;
        }
        String advice = references.size() == 1
                ? "Consider adding an `@unique` attribute to the field `" + references.get(0) + "` in the model `"
                        + target.name() + "`."
                : "Consider adding an `@@unique([" + String.join(", ", references) + "])` attribute to the model `"
                        + target.name() + "`.";
        findings.error(
                "The argument `references` must refer to a unique criterion in the related model. " + advice,
                forward.place());
    }

    private void requireOptionalWhereFieldsAre(RelationField forward) {
        boolean hasOptional = columns(forward.model(), forward.fieldNames()).stream()
                .anyMatch(column -> column.arity() == Arity.OPTIONAL);
        if (forward.arity() == Arity.REQUIRED && hasOptional) {
            findings.error(
                    "The relation field `" + forward.name() + "` uses the scalar fields "
                            + String.join(", ", forward.fieldNames())
                            + ". At least one of those fields is optional. Hence the relation field must be optional "
                            + "as well.",
                    forward.place());
        }
    }

    private void requireSameTypes(RelationField forward) {
        List<ScalarField> fields = columns(forward.model(), forward.fieldNames());
        List<ScalarField> references = columns(forward.target(), forward.referenceNames());
        for (int i = 0; i < Math.min(fields.size(), references.size()); i++) {
            ScalarField field = fields.get(i);
            ScalarField reference = references.get(i);
            if (!withoutNativeType(field.type()).equals(withoutNativeType(reference.type()))) {
                findings.error(
                        "The type of the field `" + field.name() + "` in the model `" + forward.model()
                                + "` is not matching the type of the referenced field `" + reference.name()
                                + "` in model `" + forward.target() + "`.",
                        forward.place());
            }
        }
    }

    private void checkSetNull(RelationField forward) {
        List<ScalarField> fields = columns(forward.model(), forward.fieldNames());
        boolean hasRequired = fields.stream().anyMatch(column -> column.arity() == Arity.REQUIRED);
        if (hasRequired) {
            checkSetNull("onDelete", forward.onDelete(), forward);
            checkSetNull("onUpdate", forward.onUpdate(), forward);
        }
    }

    /** PostgreSQL takes the definition, and fails when the action is due; the client's own emulation cannot. */
    private void checkSetNull(String argument, Optional<ReferentialAction> action, RelationField forward) {
        if (action.filter(given -> given == ReferentialAction.SET_NULL).isEmpty()) {
            return;
        }
        String message = "The `" + argument + "` referential action of a relation %s be set to `SetNull` when a "
                + "referenced field is required. Either choose another referential action, or make the referenced "
                + "fields optional.";
        if (mode == RelationMode.PRISMA) {
            findings.error(message.formatted("must not"), forward.place());
        } else {
            findings.warning(message.formatted("should not"), forward.place());
        }
    }

    private void requireEmulated(ReferentialAction action, RelationField field) {
        if (!EMULATED.contains(action)) {
            findings.error(
                    "Invalid referential action: `"
                            + (action == ReferentialAction.NO_ACTION ? "NoAction" : "SetDefault")
                            + "`. With `relationMode = \"prisma\"` it can be `Cascade`, `Restrict` or `SetNull`.",
                    field.place());
        }
    }

    private void warnOfMissingIndex(RelationField field) {
        List<String> fields = field.fieldNames();
        boolean covered = models.get(field.model()).keys().stream()
                .map(Key::fieldNames)
                .anyMatch(indexed -> indexed.size() >= fields.size()
                        && indexed.subList(0, fields.size()).equals(fields));
        if (!fields.isEmpty() && !covered) {
            findings.warning(
                    "With `relationMode = \"prisma\"` there is no foreign key, and nothing makes an index on "
                            + String.join(", ", fields) + ": consider `@@index([" + String.join(", ", fields) + "])`.",
                    field.place());
        }
    }

    private List<ScalarField> columns(String model, List<String> names) {
        Model declared = models.get(model).model();
        return names.stream().flatMap(name -> declared.field(name).stream()).toList();
    }

    private static FieldType withoutNativeType(FieldType type) {
        return type instanceof FieldType.Scalar scalar ? new FieldType.Scalar(scalar.kind(), Optional.empty()) : type;
    }
}
