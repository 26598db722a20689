package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.ResolvedModel.ResolvedField;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of fields in arguments of attributes, sorted by what they lead to. */
record FieldReferences(List<String> columns, List<String> unknown, List<ResolvedField> links) {

    /** Fields whose type is a finding already count as columns: one finding is enough. */
    static FieldReferences of(ResolvedModel model, List<String> names) {
        return new FieldReferences(
                names.stream().filter(name -> isColumn(model, name)).toList(),
                names.stream().filter(name -> model.field(name).isEmpty()).toList(),
                names.stream()
                        .flatMap(name -> model.field(name).stream())
                        .filter(field -> field.meaning() instanceof FieldMeaning.Link)
                        .toList());
    }

    boolean areColumns() {
        return unknown.isEmpty() && links.isEmpty();
    }

    String linkNames() {
        return links.stream().map(ResolvedField::name).collect(Collectors.joining(", "));
    }

    /** The columns behind the relation fields, for a hint: what their {@code fields:} name. */
    List<String> fieldsBehindLinks() {
        return links.stream()
                .flatMap(link -> link.declaration().attributes().stream())
                .filter(attribute -> attribute.name().text().equals("relation"))
                .map(Attribute::arguments)
                .flatMap(Collection::stream)
                .filter(argument -> argument.name()
                        .filter(name -> name.text().equals("fields"))
                        .isPresent())
                .map(Argument::value)
                .flatMap(FieldReferences::words)
                .toList();
    }

    /** The first name that stands there twice. */
    static Optional<String> repeated(List<String> names) {
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
    }

    private static boolean isColumn(ResolvedModel model, String name) {
        return model.field(name)
                .filter(field -> !(field.meaning() instanceof FieldMeaning.Link))
                .isPresent();
    }

    private static Stream<String> words(Expression value) {
        List<Expression> elements = value instanceof Expression.Array array ? array.elements() : List.of(value);
        return elements.stream().filter(Expression.Word.class::isInstance).map(element -> ((Expression.Word) element)
                .text());
    }
}
