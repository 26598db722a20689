package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What holds between the two sides of a one-to-one relation.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/relations/one_to_one.rs.
 */
final class OneToOneChecks {

    private final Map<String, ModelDraft> models;
    private final Findings findings;

    OneToOneChecks(Map<String, ModelDraft> models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    void check(RelationPair.OneToOne pair) {
        requireUnique(pair.forward());
        Optional<RelationField> back = pair.back();
        if (back.isEmpty()) {
            findings.error(MissingSide.message(pair.forward()), pair.forward().place());
            return;
        }
        requireOnOneSide("fields", pair.forward(), back.get(), RelationField::fieldNames);
        requireOnOneSide("references", pair.forward(), back.get(), RelationField::referenceNames);
        checkActions(pair.forward(), back.get());
        boolean argumentsAreApart = refuseApart(pair.forward(), back.get());
        if (!argumentsAreApart) {
            checkArities(pair.forward(), back.get());
        }
    }

    private void requireOnOneSide(
            String argument, RelationField forward, RelationField back, Function<RelationField, List<String>> names) {
        int sides =
                (names.apply(forward).isEmpty() ? 0 : 1) + (names.apply(back).isEmpty() ? 0 : 1);
        if (sides != 1) {
            String both = "The relation fields " + forward.words() + " and " + back.words();
            String message = sides == 0
                    ? both + " do not provide the `" + argument
                            + "` argument in the @relation attribute. You have to provide it on one of the two fields."
                    : both + " both provide the `" + argument
                            + "` argument in the @relation attribute. You have to provide it only on one of the two "
                            + "fields.";
            findings.error(message, forward.place());
        }
    }

    private void checkActions(RelationField forward, RelationField back) {
        if (back.hasActions()) {
            findings.error(
                    "The relation field " + back.words()
                            + " must not specify the `onDelete` or `onUpdate` argument in the @relation attribute. "
                            + "You must only specify it on the opposite field `" + forward.name() + "` on model `"
                            + forward.model() + "`.",
                    back.place());
        }
    }

    /** Whether one side has {@code fields} and the other {@code references}. */
    private boolean refuseApart(RelationField forward, RelationField back) {
        boolean apart = apart(forward, back) || apart(back, forward);
        if (apart) {
            findings.error(
                    "The relation fields " + forward.words() + " and " + back.words()
                            + " provide the `fields` and the `references` argument apart from each other. You must "
                            + "provide both arguments on the same side.",
                    forward.place());
        }
        return apart;
    }

    private static boolean apart(RelationField one, RelationField other) {
        return !one.fieldNames().isEmpty()
                && one.referenceNames().isEmpty()
                && !other.referenceNames().isEmpty()
                && other.fieldNames().isEmpty();
    }

    private void checkArities(RelationField forward, RelationField back) {
        boolean backCarriesFields =
                back.fields().isPresent() || back.references().isPresent();
        boolean forwardCarriesFields =
                forward.fields().isPresent() || forward.references().isPresent();
        if (back.arity() == Arity.REQUIRED) {
            refuseRequired(backCarriesFields ? forward : back);
        } else if (forward.arity() == Arity.REQUIRED && backCarriesFields && !forwardCarriesFields) {
            findings.error(
                    "The relation field `" + back.model() + "." + back.name()
                            + "` defines the `fields` and/or `references` argument. You must set them on the required "
                            + "side of the relation (`" + forward.model() + "." + forward.name()
                            + "`) in order for the constraints to be enforced. Alternatively, you can change this "
                            + "field to be required and the opposite optional, or make both sides of the relation "
                            + "optional.",
                    back.place());
        }
    }

    private void refuseRequired(RelationField field) {
        findings.error(
                "The relation field " + field.words()
                        + " is required. This is not valid because it's not possible to enforce this constraint on the "
                        + "database level. Please change the field type from `" + field.target() + "` to `"
                        + field.target() + "?` to fix this.",
                field.place());
    }

    private void requireUnique(RelationField forward) {
        List<String> fields = forward.fieldNames();
        boolean isUnique = models.get(forward.model()).uniqueKeys().stream().anyMatch(key -> key.hasFields(fields));
        if (fields.isEmpty() || isUnique) {
            return;
        }
        String advice = fields.size() == 1
                ? "add an `@unique` attribute to the field `" + fields.get(0) + "`"
                : "add an `@@unique([" + String.join(", ", fields) + "])` attribute to the model";
        findings.error(
                "A one-to-one relation must use unique fields on the defining side. Either " + advice
                        + ", or change the relation to one-to-many.",
                forward.place());
    }
}
