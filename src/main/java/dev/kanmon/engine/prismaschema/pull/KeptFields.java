package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;

/** Fields of relations that no foreign key stands behind, and that only the file knows. */
record KeptFields(WrittenSchema written) {

    /** Relations with views, and where the client keeps relations whole all of them. */
    boolean contains(Field field) {
        return field.type() instanceof Declaration.Type.Named named
                && (isView(named.name()) || written.relationsAreTheClients() && isModel(named.name()));
    }

    private boolean isModel(String name) {
        return written.modelNamed(name).isPresent();
    }

    private boolean isView(String name) {
        return written.tree().declarations().stream()
                .filter(Declaration.Model.class::isInstance)
                .map(Declaration.Model.class::cast)
                .filter(model -> model.kind() == Model.Kind.VIEW)
                .anyMatch(view -> view.name().text().equals(name));
    }
}
