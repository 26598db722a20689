package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds which relation fields belong together, and which side of a relation each is.
 *
 * <p>Source of the rules: psl/parser-database/src/relations.rs.
 */
final class RelationPairing {

    private static final Comparator<RelationField> BY_NAME =
            Comparator.comparing(RelationField::model).thenComparing(RelationField::name);

    private final List<ModelDraft> models;

    RelationPairing(List<ModelDraft> models) {
        this.models = models;
    }

    /** Each relation once, in the order of the fields that lead it. */
    List<RelationPair> pairs() {
        return models.stream()
                .flatMap(model -> model.relationFields().stream())
                .flatMap(field -> pairLedBy(field).stream())
                .toList();
    }

    /** Empty where the field at the other side leads the relation. */
    private Optional<RelationPair> pairLedBy(RelationField field) {
        Optional<RelationField> opposite = opposite(field);
        if (opposite.isEmpty()) {
            return Optional.of(lonely(field));
        }
        RelationField other = opposite.get();
        boolean isList = field.arity() == Arity.LIST;
        boolean otherIsList = other.arity() == Arity.LIST;
        if (isList && otherIsList) {
            return BY_NAME.compare(field, other) <= 0
                    ? Optional.of(new RelationPair.ManyToMany(field, other))
                    : Optional.empty();
        }
        if (isList) {
            return Optional.empty();
        }
        if (otherIsList) {
            return Optional.of(new RelationPair.OneToMany(Optional.of(field), opposite));
        }
        return carriesFields(field, other) ? Optional.of(new RelationPair.OneToOne(field, opposite)) : Optional.empty();
    }

    /** Which of two single fields: the required one; then the one with {@code fields:}; then the first by name. */
    private static boolean carriesFields(RelationField field, RelationField other) {
        if (field.arity() != other.arity()) {
            return field.arity() == Arity.REQUIRED;
        }
        boolean isDecided = field.arity() == Arity.OPTIONAL
                && (field.fields().isPresent() || other.fields().isPresent());
        return isDecided ? field.fields().isPresent() : BY_NAME.compare(field, other) <= 0;
    }

    private RelationPair lonely(RelationField field) {
        if (field.arity() == Arity.LIST) {
            return new RelationPair.OneToMany(Optional.empty(), Optional.of(field));
        }
        boolean isUnique = models.stream()
                .filter(model -> model.name().equals(field.model()))
                .flatMap(model -> model.keys().stream())
                .filter(key -> key.kind() == ModelDraft.KeyKind.UNIQUE)
                .anyMatch(key -> key.fieldNames().equals(field.fieldNames()));
        return isUnique
                ? new RelationPair.OneToOne(field, Optional.empty())
                : new RelationPair.OneToMany(Optional.of(field), Optional.empty());
    }

    private Optional<RelationField> opposite(RelationField field) {
        return models.stream()
                .filter(model -> model.name().equals(field.target()))
                .flatMap(model -> model.relationFields().stream())
                .filter(other -> other.target().equals(field.model()))
                .filter(other -> !other.declaration().equals(field.declaration()))
                .filter(other -> other.relationName().equals(field.relationName()))
                .findFirst();
    }
}
