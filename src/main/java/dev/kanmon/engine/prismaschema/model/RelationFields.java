package dev.kanmon.engine.prismaschema.model;

import java.util.List;
import java.util.Optional;

/** The fields that carry relations. */
final class RelationFields {

    private RelationFields() {}

    /** Empty for a many-to-many relation, and where only the list is there. */
    static Optional<RelationField> forwardOf(RelationPair pair) {
        if (pair instanceof RelationPair.OneToOne one) {
            return Optional.of(one.forward());
        }
        return pair instanceof RelationPair.OneToMany many ? many.forward() : Optional.empty();
    }

    static List<RelationField> forwardOf(List<RelationPair> pairs) {
        return pairs.stream().flatMap(pair -> forwardOf(pair).stream()).toList();
    }
}
