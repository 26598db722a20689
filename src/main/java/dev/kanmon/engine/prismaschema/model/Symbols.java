package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fields can name as their type: models, views, enums and composite types share their names. */
final class Symbols {

    private final Map<String, Declaration> byName = new LinkedHashMap<>();

    /** Of two with one name the first counts. */
    Symbols(SyntaxTree tree) {
        for (Declaration declaration : tree.declarations()) {
            if (!(declaration instanceof Declaration.Configuration)) {
                byName.putIfAbsent(declaration.name().text(), declaration);
            }
        }
    }

    Optional<Declaration> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<Declaration.Model> models(Declaration.Model.Kind kind) {
        return byName.values().stream()
                .filter(Declaration.Model.class::isInstance)
                .map(Declaration.Model.class::cast)
                .filter(model -> model.kind() == kind)
                .toList();
    }

    List<Declaration.Enumeration> enumerations() {
        return byName.values().stream()
                .filter(Declaration.Enumeration.class::isInstance)
                .map(Declaration.Enumeration.class::cast)
                .toList();
    }

    /** The name that differs in upper and lower case only, for a hint. */
    Optional<String> inOtherCase(String name) {
        return byName.keySet().stream()
                .filter(other -> other.equalsIgnoreCase(name))
                .findFirst();
    }
}
