package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import java.util.Optional;

/** Reads {@code @map} and {@code @@map}. */
final class MapReader {

    private final Findings findings;

    MapReader(Findings findings) {
        this.findings = findings;
    }

    /** The name in the database; empty where the attribute is not there. */
    Optional<String> read(AttributeSet attributes) {
        return attributes.single("map").flatMap(attribute -> read(attribute, attributes.argumentsOf(attribute)));
    }

    private Optional<String> read(Attribute attribute, Arguments arguments) {
        Optional<String> name = arguments.required("name").flatMap(value -> new Values(findings).name("name", value));
        arguments.finish();
        if (name.filter(ConstraintNames::isTooLong).isPresent()) {
            findings.warning(
                    "The name '" + name.get() + "' is longer than " + ConstraintNames.LONGEST_NAME
                            + " bytes: PostgreSQL cuts it, and then the database never equals the schema.",
                    attribute.place());
        }
        return name;
    }
}
