package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes declarations in Prisma's format. A tree has no comments but documentation, and a field's comment on its own line
 * is documentation like what stands above it: what has to keep the rest of a file is {@link SchemaEdit}.
 */
public final class SchemaWriter {

    private SchemaWriter() {}

    /** A whole file, with an empty line between two declarations. */
    public static String write(List<? extends Declaration> declarations) {
        return SchemaFormat.format(
                declarations.stream().map(SchemaWriter::unformatted).collect(Collectors.joining("\n")));
    }

    /** One declaration, its documentation before it, with a line feed at its end. */
    public static String write(Declaration declaration) {
        return write(List.of(declaration));
    }

    /** One declaration without what stands above it. */
    static String writeBlock(Declaration declaration) {
        return SchemaFormat.format(block(declaration));
    }

    private static String unformatted(Declaration declaration) {
        return LineText.documentation(documentation(declaration)).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                + block(declaration);
    }

    private static String block(Declaration declaration) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s {".formatted(keyword(declaration), declaration.name()));
        lines.addAll(contents(declaration));
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private static Optional<String> documentation(Declaration declaration) {
        if (declaration instanceof Model model) {
            return model.documentation();
        }
        return declaration instanceof Enumeration enumeration ? enumeration.documentation() : Optional.empty();
    }

    private static String keyword(Declaration declaration) {
        if (declaration instanceof Configuration configuration) {
            return configuration.kind() == Configuration.Kind.DATASOURCE ? "datasource" : "generator";
        }
        if (declaration instanceof Model model) {
            return switch (model.kind()) {
                case MODEL -> "model";
                case VIEW -> "view";
                case TYPE -> "type";
            };
        }
        return "enum";
    }

    private static List<String> contents(Declaration declaration) {
        List<String> lines = new ArrayList<>();
        if (declaration instanceof Configuration configuration) {
            configuration.settings().forEach(setting -> lines.add(LineText.of(setting)));
        } else if (declaration instanceof Model model) {
            model.fields().forEach(field -> {
                lines.addAll(LineText.documentation(field.documentation()));
                lines.add(LineText.of(field));
            });
            addAttributes(model.attributes(), lines);
        } else if (declaration instanceof Enumeration enumeration) {
            enumeration.values().forEach(value -> {
                lines.addAll(LineText.documentation(value.documentation()));
                lines.add(LineText.of(value));
            });
            addAttributes(enumeration.attributes(), lines);
        }
        return lines;
    }

    private static void addAttributes(List<Attribute> attributes, List<String> lines) {
        attributes.forEach(attribute -> lines.add(LineText.ofBlock(attribute)));
    }
}
