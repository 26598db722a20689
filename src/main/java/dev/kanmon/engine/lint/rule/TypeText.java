package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a type as SQL that can be pasted. */
final class TypeText {

    /** Words with a grammar of their own, which may not be quoted. */
    private static final Set<String> KEYWORDS = Set.of("char", "bit", "interval");

    private TypeText() {}

    /** @param typeName a {@code TypeName} */
    static String of(Node typeName) {
        List<String> names =
                typeName.nodes("names").stream().map(part -> part.text("sval")).toList();
        boolean builtIn = names.size() > 1 && names.get(0).equals("pg_catalog");
        String name = builtIn
                ? names.get(names.size() - 1)
                : names.stream().map(TypeText::quoted).collect(Collectors.joining("."));
        String modifiers = typeName.nodes("typmods").stream()
                .map(modifier -> String.valueOf(modifier.node("ival").number("ival")))
                .collect(Collectors.joining(","));
        return name
                + (modifiers.isEmpty() || name.equals("interval") ? "" : "(" + modifiers + ")")
                + "[]".repeat(typeName.nodes("arrayBounds").size());
    }

    private static String quoted(String name) {
        boolean plain = name.matches("[a-z_][a-z0-9_]*") && !KEYWORDS.contains(name);
        return plain ? name : quote(name);
    }
}
