package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/** Reads enums and their attributes. */
final class EnumReader {

    private final Findings findings;
    private final MapReader maps;
    private final SchemaAttributeReader schemas;

    EnumReader(Datasource datasource, Findings findings) {
        this.findings = findings;
        this.maps = new MapReader(findings);
        this.schemas = new SchemaAttributeReader(datasource.schemas(), findings);
    }

    EnumType read(Declaration.Enumeration declaration) {
        AttributeSet attributes = new AttributeSet("@@", "an enum", declaration.attributes(), findings);
        Optional<String> databaseName = maps.read(attributes);
        Optional<String> schema =
                schemas.read(attributes, "enum", declaration.name().place());
        attributes.finish();
        List<EnumType.Value> values =
                declaration.values().stream().map(this::value).toList();
        String name = declaration.name().text();
        return new EnumType(
                name,
                databaseName.orElse(name),
                schema,
                values,
                declaration.name().place());
    }

    private EnumType.Value value(Declaration.Value value) {
        AttributeSet attributes = new AttributeSet("@", "a value of an enum", value.attributes(), findings);
        Optional<String> databaseName = maps.read(attributes);
        attributes.finish();
        String name = value.name().text();
        return new EnumType.Value(name, databaseName.orElse(name));
    }
}
