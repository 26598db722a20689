package dev.kanmon.engine.prismaschema.model;

/** The words for a relation field whose model has no field that leads back. */
final class MissingSide {

    private MissingSide() {}

    static String message(RelationField field) {
        return "The relation field `" + field.name() + "` on model `" + field.model()
                + "` is missing an opposite relation field on the model `" + field.target() + "`. Add it there"
                + field.relationName()
                        .map(name -> ", with `@relation(\"" + name + "\")`.")
                        .orElse(".");
    }
}
