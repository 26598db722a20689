package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import java.util.List;
import java.util.Optional;

/** Reads {@code @@schema}, which has to be one of the datasource's. */
final class SchemaAttributeReader {

    private final List<String> schemas;
    private final Findings findings;

    /** @param schemas of the datasource; empty where it names none */
    SchemaAttributeReader(List<String> schemas, Findings findings) {
        this.schemas = schemas;
        this.findings = findings;
    }

    /**
     * @param keyword {@code model} or {@code enum}
     * @param place of the block's name
     */
    Optional<String> read(AttributeSet attributes, String keyword, Place place) {
        Optional<Attribute> attribute = attributes.single("schema");
        if (attribute.isEmpty()) {
            if (!schemas.isEmpty()) {
                findings.error("This " + keyword + " is missing an `@@schema` attribute.", place);
            }
            return Optional.empty();
        }
        Arguments arguments = attributes.argumentsOf(attribute.get());
        Optional<String> name = arguments.required("map").flatMap(new Values(findings)::text);
        arguments.finish();
        if (name.filter(given -> !schemas.contains(given)).isPresent()) {
            findings.error(
                    "This schema is not defined in the datasource: \"" + name.get() + "\". "
                            + (schemas.isEmpty()
                                    ? "Expected a `schemas` property there."
                                    : "Defined are " + String.join(", ", schemas) + "."),
                    attribute.get().place());
        }
        return name;
    }
}
