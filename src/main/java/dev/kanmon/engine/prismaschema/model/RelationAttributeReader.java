package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.Relation.ReferentialAction;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code @relation(…)}. */
final class RelationAttributeReader {

    private static final Map<String, ReferentialAction> ACTIONS = Map.of(
            "Cascade", ReferentialAction.CASCADE,
            "Restrict", ReferentialAction.RESTRICT,
            "NoAction", ReferentialAction.NO_ACTION,
            "SetNull", ReferentialAction.SET_NULL,
            "SetDefault", ReferentialAction.SET_DEFAULT);

    private final Map<String, ResolvedModel> models;
    private final Findings findings;
    private final Values values;

    RelationAttributeReader(Map<String, ResolvedModel> models, Findings findings) {
        this.models = models;
        this.findings = findings;
        this.values = new Values(findings);
    }

    /** @param attribute empty where the field has none, which says nothing but its type */
    RelationField read(
            ResolvedModel model,
            Declaration.Field field,
            String target,
            Optional<Attribute> attribute,
            boolean ignored) {
        if (attribute.isEmpty()) {
            return new RelationField(
                    model.name(),
                    field,
                    target,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    field.place(),
                    ignored);
        }
        KeyArguments common = new KeyArguments("@relation", attribute.get(), findings);
        Arguments arguments = common.arguments();
        Optional<String> name = arguments.main("name").flatMap(this::relationName);
        Optional<List<String>> fields =
                arguments.optional("fields").map(list -> names(list, model, "fields", attribute.get()));
        Optional<List<String>> references = arguments
                .optional("references")
                .map(list -> names(list, models.get(target), "references", attribute.get()));
        Optional<ReferentialAction> onDelete = arguments.optional("onDelete").flatMap(this::action);
        Optional<ReferentialAction> onUpdate = arguments.optional("onUpdate").flatMap(this::action);
        Optional<String> mappedName = common.mappedName();
        arguments.finish();
        return new RelationField(
                model.name(),
                field,
                target,
                name,
                fields,
                references,
                onDelete,
                onUpdate,
                mappedName,
                Arguments.placeOf(attribute.get(), "map").orElse(field.place()),
                ignored);
    }

    private Optional<String> relationName(Expression value) {
        Optional<String> name = values.text(value);
        if (name.filter(String::isEmpty).isPresent()) {
            findings.error("A relation cannot have an empty name.", value.place());
            return Optional.empty();
        }
        return name;
    }

    private List<String> names(Expression list, ResolvedModel model, String argument, Attribute attribute) {
        List<String> names = values.elements(list).stream()
                .flatMap(element -> values.word(element).stream())
                .toList();
        FieldReferences references = FieldReferences.of(model, names);
        if (!references.unknown().isEmpty()) {
            findings.error(
                    "The argument `" + argument + "` must refer only to existing fields of the model `" + model.name()
                            + "`. The following fields do not exist: " + String.join(", ", references.unknown()),
                    list.place());
        }
        if (!references.links().isEmpty()) {
            findings.error(
                    "The argument `" + argument + "` must refer only to scalar fields of the model `" + model.name()
                            + "`. But it is referencing the following relation fields: " + references.linkNames(),
                    list.place());
        }
        FieldReferences.repeated(names)
                .ifPresent(name -> findings.error(
                        "The argument `" + argument + "` refers to the field " + name + " multiple times.",
                        attribute.place()));
        return names;
    }

    private Optional<ReferentialAction> action(Expression value) {
        Optional<String> word = values.word(value);
        Optional<ReferentialAction> action = word.map(ACTIONS::get);
        if (word.isPresent() && action.isEmpty()) {
            findings.error(
                    "Invalid referential action: `" + word.get()
                            + "`. Expected Cascade, Restrict, NoAction, SetNull or SetDefault.",
                    value.place());
        }
        return action;
    }
}
