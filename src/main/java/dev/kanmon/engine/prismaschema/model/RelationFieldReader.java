package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.Map;
import java.util.Optional;

/** Reads the attributes of a field that leads to a model. */
final class RelationFieldReader {

    private final Findings findings;
    private final RelationAttributeReader relations;

    RelationFieldReader(Map<String, ResolvedModel> models, Findings findings) {
        this.findings = findings;
        this.relations = new RelationAttributeReader(models, findings);
    }

    RelationField read(ResolvedModel model, Declaration.Field field, String target) {
        AttributeSet attributes = new AttributeSet("@", "a relation field", field.attributes(), findings);
        Optional<Attribute> relation = attributes.single("relation");
        Optional<Attribute> ignore = attributes.single("ignore");
        ignore.ifPresent(attribute -> attributes.argumentsOf(attribute).finish());
        refuse(attributes, "id", field, "cannot be marked with `@id`. Only scalar fields can be declared as id.");
        refuse(attributes, "default", field, "cannot have a default value.");
        refuse(attributes, "map", field, "cannot have `@map`: it has no column.");
        RelationField read = relations.read(model, field, target, relation, ignore.isPresent());
        refuse(
                attributes,
                "unique",
                field,
                "cannot be marked with `@unique`. Only scalar fields can be made unique." + hint(read));
        attributes.finish();
        return read;
    }

    private void refuse(AttributeSet attributes, String name, Declaration.Field field, String why) {
        attributes
                .misplaced(name)
                .forEach(attribute -> findings.error(
                        "The field `" + field.name() + "` is a relation field and " + why, attribute.place()));
    }

    private static String hint(RelationField field) {
        return switch (field.fieldNames().size()) {
            case 0 -> "";
            case 1 -> " Did you mean to put it on `" + field.fieldNames().get(0) + "`?";
            default -> " Did you mean to provide `@@unique([" + String.join(", ", field.fieldNames()) + "])`?";
        };
    }
}
