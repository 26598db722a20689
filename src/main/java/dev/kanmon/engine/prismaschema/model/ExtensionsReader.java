package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.Datasource.Extension;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Setting;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads {@code extensions = [pg_trgm, uuid(map: "uuid-ossp", schema: "public", version: "1.1")]}. */
final class ExtensionsReader {

    private final Findings findings;
    private final Values values;

    ExtensionsReader(Findings findings) {
        this.findings = findings;
        this.values = new Values(findings);
    }

    List<Extension> read(Optional<Setting> setting, List<String> previewFeatures) {
        if (setting.isEmpty() || setting.get().value().isEmpty()) {
            return List.of();
        }
        if (!previewFeatures.contains(PreviewFeatures.POSTGRESQL_EXTENSIONS)) {
            findings.error(
                    "The `extensions` property is only available with the `postgresqlExtensions` preview feature.",
                    setting.get().name().place());
            return List.of();
        }
        return values.elements(setting.get().value().get()).stream()
                .sorted(Comparator.comparing(ExtensionsReader::nameInSchema))
                .flatMap(element -> extension(element).stream())
                .toList();
    }

    /** Prisma's order of extensions is the one of these, not of the names in the database. */
    private static String nameInSchema(Expression element) {
        return element instanceof Expression.Call call ? call.function().text() : ExpressionText.of(element);
    }

    private Optional<Extension> extension(Expression element) {
        if (!(element instanceof Expression.Call call)) {
            return values.word(element).map(name -> new Extension(name, Optional.empty(), Optional.empty()));
        }
        Optional<String> name = Optional.empty();
        Optional<String> version = Optional.empty();
        Optional<String> schema = Optional.empty();
        for (Argument argument : call.arguments()) {
            Optional<String> value = values.text(argument.value());
            switch (argument.name().map(Object::toString).orElse("")) {
                case "map" -> name = value;
                case "version" -> version = value;
                case "schema" -> schema = value;
                default ->
                    findings.error("Argument not known. An extension takes map, schema, version.", argument.place());
            }
        }
        return Optional.of(new Extension(name.orElse(call.function().text()), version, schema));
    }
}
