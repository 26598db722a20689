package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.model.Relation.ReferentialAction;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.List;
import java.util.Optional;

/**
 * A field that leads to rows of a model, with what its {@code @relation} says.
 *
 * @param model that has the field
 * @param target the model it leads to
 * @param relationName as given
 * @param fields as given; empty where not
 * @param references as given; empty where not
 * @param mappedName of {@code map:}
 * @param mapPlace of {@code map:}, or of the field
 * @param ignored whether the client does not know it
 */
record RelationField(
        String model,
        Declaration.Field declaration,
        String target,
        Optional<String> relationName,
        Optional<List<String>> fields,
        Optional<List<String>> references,
        Optional<ReferentialAction> onDelete,
        Optional<ReferentialAction> onUpdate,
        Optional<String> mappedName,
        Place mapPlace,
        boolean ignored) {

    String name() {
        return declaration.name().text();
    }

    Arity arity() {
        return declaration.arity();
    }

    Place place() {
        return declaration.place();
    }

    List<String> fieldNames() {
        return fields.orElse(List.of());
    }

    List<String> referenceNames() {
        return references.orElse(List.of());
    }

    boolean hasActions() {
        return onDelete.isPresent() || onUpdate.isPresent();
    }

    boolean isOfSelfRelation() {
        return model.equals(target);
    }

    /** The field and its model, as messages name it. */
    String words() {
        return "`" + name() + "` on Model `" + model + "`";
    }
}
