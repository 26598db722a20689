package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;
import java.util.Optional;

/** A relation between two models, or of a model with itself. */
public sealed interface Relation {

    /** The relation's name, given or made of the models' names. */
    String name();

    /**
     * One that fields of a model carry.
     *
     * @param model that has the fields
     * @param fields names of its fields, in order
     * @param referencedModel that they point to
     * @param references names of that one's fields, in the same order
     * @param onDelete given or Prisma's default
     * @param onUpdate given or Prisma's default
     * @param mappedName of {@code map:}, the foreign key's; empty for the default
     * @param place of the relation field
     */
    record ByFields(
            String name,
            String model,
            List<String> fields,
            String referencedModel,
            List<String> references,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            Optional<String> mappedName,
            Place place)
            implements Relation {
        public ByFields {
            fields = List.copyOf(fields);
            references = List.copyOf(references);
        }
    }

    /**
     * An implicit many-to-many relation, which has a table of its own.
     *
     * @param modelA whose ids are in column A: the first by name, or by field where a model relates to itself
     * @param modelB whose ids are in column B
     */
    record ManyToMany(String name, String modelA, String modelB, Place place) implements Relation {}

    /** What becomes of a row whose referenced row goes or changes. */
    enum ReferentialAction {
        CASCADE,
        RESTRICT,
        NO_ACTION,
        SET_NULL,
        SET_DEFAULT
    }
}
