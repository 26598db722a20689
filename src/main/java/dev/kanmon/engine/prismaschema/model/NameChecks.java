package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Name;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of blocks, fields and values: each once, and none that Prisma's client cannot have. */
final class NameChecks {

    private final Findings findings;

    NameChecks(Findings findings) {
        this.findings = findings;
    }

    void check(SyntaxTree tree) {
        Map<String, Declaration> named = new HashMap<>();
        for (Declaration declaration : tree.declarations()) {
            checkDeclaration(declaration);
            Declaration existing = named.putIfAbsent(namespace(declaration) + declaration.name(), declaration);
            if (existing != null) {
                findings.error(
                        "The " + keyword(declaration) + " \"" + declaration.name() + "\" cannot be defined: the "
                                + keyword(existing) + " at " + existing.name().place() + " has that name.",
                        declaration.name().place());
            }
        }
    }

    private void checkDeclaration(Declaration declaration) {
        if (declaration instanceof Declaration.Model model) {
            checkBlockName(model);
            checkFields(model);
        } else if (declaration instanceof Declaration.Enumeration enumeration) {
            checkBlockName(enumeration);
            checkValues(enumeration);
        }
    }

    private void checkBlockName(Declaration declaration) {
        Name name = declaration.name();
        if (Scalars.kind(name.text()).isPresent()) {
            findings.error("\"" + name + "\" is a reserved scalar type name and cannot be used.", name.place());
        }
        if (ReservedNames.contains(name.text())) {
            findings.error(
                    "The " + keyword(declaration) + " name `" + name
                            + "` is invalid. It is a reserved name. Please change it.",
                    name.place());
        }
    }

    private void checkFields(Declaration.Model model) {
        Set<String> seen = new HashSet<>();
        for (Declaration.Field field : model.fields()) {
            if (!seen.add(field.name().text())) {
                findings.error(
                        "Field \"" + field.name() + "\" is already defined on " + keyword(model) + " \"" + model.name()
                                + "\".",
                        field.name().place());
            }
        }
    }

    private void checkValues(Declaration.Enumeration enumeration) {
        if (enumeration.values().isEmpty()) {
            findings.error(
                    "An enum must have at least one value.", enumeration.name().place());
        }
        Set<String> seen = new HashSet<>();
        for (Declaration.Value value : enumeration.values()) {
            if (!seen.add(value.name().text())) {
                findings.error(
                        "Value \"" + value.name() + "\" is already defined on enum \"" + enumeration.name() + "\".",
                        value.name().place());
            }
        }
    }

    private static String namespace(Declaration declaration) {
        return declaration instanceof Declaration.Configuration ? keyword(declaration) + " " : "";
    }

    private static String keyword(Declaration declaration) {
        if (declaration instanceof Declaration.Configuration configuration) {
            return configuration.kind() == Declaration.Configuration.Kind.DATASOURCE ? "datasource" : "generator";
        }
        if (declaration instanceof Declaration.Model model) {
            return switch (model.kind()) {
                case MODEL -> "model";
                case VIEW -> "view";
                case TYPE -> "composite type";
            };
        }
        return "enum";
    }
}
