package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.model.Model.IndexedField;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A model whose attributes were read one by one, and not yet against each other. */
record ModelDraft(Declaration.Model declaration, Model model, List<Key> keys, List<RelationField> relationFields) {

    ModelDraft {
        keys = List.copyOf(keys);
        relationFields = List.copyOf(relationFields);
    }

    /** Which kind of key. */
    enum KeyKind {
        ID,
        UNIQUE,
        INDEX
    }

    /**
     * An id or an index, with the attribute that says so.
     *
     * @param definition what it is in the database; an id has the fields and the name of it
     * @param clientName of {@code name:}, which the client uses
     * @param attributeName as messages call it: {@code @id}, {@code @@unique}
     */
    record Key(
            KeyKind kind,
            Model.Index definition,
            Optional<String> clientName,
            String attributeName,
            Attribute attribute) {

        List<String> fieldNames() {
            return definition.fields().stream().map(IndexedField::field).toList();
        }

        /** Of the argument, or of the whole attribute where it is not given. */
        Place placeOf(String argument) {
            return Arguments.placeOf(attribute, argument).orElse(attribute.place());
        }

        boolean isUnique() {
            return kind != KeyKind.INDEX;
        }

        /** Whether it is about exactly these, in any order. */
        boolean hasFields(List<String> names) {
            return fieldNames().size() == names.size() && new HashSet<>(fieldNames()).equals(new HashSet<>(names));
        }
    }

    String name() {
        return model.name();
    }

    Place place() {
        return model.place();
    }

    Optional<Key> id() {
        return keys.stream().filter(key -> key.kind() == KeyKind.ID).findFirst();
    }

    /** The id and the unique indexes. */
    List<Key> uniqueKeys() {
        return keys.stream().filter(Key::isUnique).toList();
    }

    /** Names of the columns of fields. */
    List<String> columns(List<String> fields) {
        List<String> columns = new ArrayList<>();
        for (String field : fields) {
            model.field(field).map(ScalarField::columnName).ifPresent(columns::add);
        }
        return columns;
    }
}
