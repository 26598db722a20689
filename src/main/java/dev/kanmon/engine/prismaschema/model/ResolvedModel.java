package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/** A model, with what its fields' types mean. */
record ResolvedModel(Declaration.Model declaration, List<ResolvedField> fields) {

    ResolvedModel {
        fields = List.copyOf(fields);
    }

    /** A line of it. */
    record ResolvedField(Declaration.Field declaration, FieldMeaning meaning) {

        String name() {
            return declaration.name().text();
        }
    }

    String name() {
        return declaration.name().text();
    }

    Optional<ResolvedField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
