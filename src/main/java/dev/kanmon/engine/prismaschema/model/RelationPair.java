package dev.kanmon.engine.prismaschema.model;

import java.util.Optional;

/** The fields of one relation, with the part that each of them plays. */
sealed interface RelationPair {

    /** One row to at most one: {@code forward} carries the fields. */
    record OneToOne(RelationField forward, Optional<RelationField> back) implements RelationPair {}

    /** One row to many: {@code forward} carries the fields, {@code back} is the list. At least one of them is there. */
    record OneToMany(Optional<RelationField> forward, Optional<RelationField> back) implements RelationPair {}

    /** Lists on both sides, in the order of columns A and B. */
    record ManyToMany(RelationField first, RelationField second) implements RelationPair {}
}
