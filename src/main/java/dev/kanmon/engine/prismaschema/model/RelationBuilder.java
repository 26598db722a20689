package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.Relation.ReferentialAction;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.Map;

/** Makes relations of checked pairs: with their names, and Prisma's actions where none are given. */
final class RelationBuilder {

    private final Map<String, ModelDraft> models;

    /** @param models by their names */
    RelationBuilder(Map<String, ModelDraft> models) {
        this.models = models;
    }

    /** @param pair both of whose sides are there */
    Relation build(RelationPair pair) {
        if (pair instanceof RelationPair.ManyToMany many) {
            return new Relation.ManyToMany(
                    name(many.first()),
                    many.first().model(),
                    many.second().model(),
                    many.first().place());
        }
        return byFields(RelationFields.forwardOf(pair).orElseThrow());
    }

    private Relation byFields(RelationField forward) {
        Model model = models.get(forward.model()).model();
        boolean hasRequired = forward.fieldNames().stream()
                .flatMap(name -> model.field(name).stream())
                .anyMatch(field -> field.arity() == Arity.REQUIRED);
        return new Relation.ByFields(
                name(forward),
                forward.model(),
                forward.fieldNames(),
                forward.target(),
                forward.referenceNames(),
                forward.onDelete().orElse(hasRequired ? ReferentialAction.RESTRICT : ReferentialAction.SET_NULL),
                forward.onUpdate().orElse(ReferentialAction.CASCADE),
                forward.mappedName(),
                forward.place());
    }

    /** Given, or made of the models' names in the order of the alphabet. */
    private static String name(RelationField field) {
        return field.relationName()
                .orElseGet(() -> field.model().compareTo(field.target()) <= 0
                        ? field.model() + "To" + field.target()
                        : field.target() + "To" + field.model());
    }
}
