package dev.kanmon.engine.prismaschema.model;

import java.util.Set;

/** Names that models and enums cannot have, because Prisma's client would not be a program with them. */
public final class ReservedNames {

    /** Prisma's list: psl/parser-database/src/names/reserved_model_names.rs, and what 7.10 refuses beyond it. */
    private static final Set<String> NAMES = Set.of(
            "PrismaClient",
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "debugger",
            "default",
            "delete",
            "do",
            "else",
            "enum",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "let",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "using",
            "var",
            "void",
            "while",
            "with",
            "yield");

    private ReservedNames() {}

    public static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
