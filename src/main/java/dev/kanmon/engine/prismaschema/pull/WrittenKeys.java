package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.model.ConstraintNames;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the keys and indexes of models that are in the file already: their order, and the names the client has for them. */
final class WrittenKeys {

    private final WrittenSchema written;

    WrittenKeys(WrittenSchema written) {
        this.written = written;
    }

    /** In the file's order, then those that it does not have, in their own. */
    List<Index> sorted(Table table, List<Index> indexes) {
        return indexes.stream()
                .sorted(Comparator.comparingInt(index -> position(table, index)))
                .toList();
    }

    /** What the client calls an index. */
    Optional<String> clientName(Table table, Index index) {
        return attribute(table, index).flatMap(found -> text(found, "name"));
    }

    /** What the client calls the primary key. */
    Optional<String> clientName(Table table) {
        return written.model(table.name())
                .flatMap(model -> WrittenSchema.attribute(model.attributes(), "id"))
                .flatMap(found -> text(found, "name"));
    }

    /** Whether the file names an operator class of an index's column; the first is at 0. */
    boolean saysOperatorClass(Table table, Index index, int position) {
        return attribute(table, index)
                .flatMap(found -> WrittenSchema.argument(found, "fields"))
                .filter(Expression.Array.class::isInstance)
                .map(fields -> ((Expression.Array) fields).elements())
                .filter(fields -> position < fields.size()
                        && fields.get(position) instanceof Expression.Call field
                        && field.arguments().stream().anyMatch(WrittenKeys::isOperatorClass))
                .isPresent();
    }

    private static boolean isOperatorClass(Argument argument) {
        return argument.name().filter(name -> name.text().equals("ops")).isPresent();
    }

    private int position(Table table, Index index) {
        return attribute(table, index).map(found -> found.place().start()).orElse(Integer.MAX_VALUE);
    }

    private Optional<Attribute> attribute(Table table, Index index) {
        return written.model(table.name()).flatMap(model -> model.attributes().stream()
                .filter(attribute -> databaseName(table, model, attribute)
                        .filter(index.name()::equals)
                        .isPresent())
                .findFirst());
    }

    private static Optional<String> databaseName(Table table, Declaration.Model model, Attribute attribute) {
        String kind = attribute.name().text();
        if (!kind.equals("unique") && !kind.equals("index")) {
            return Optional.empty();
        }
        return text(attribute, "map").or(() -> WrittenSchema.argument(attribute, "fields")
                .map(fields -> WrittenSchema.words(fields).stream()
                        .map(name -> column(model, name))
                        .toList())
                .map(columns -> kind.equals("unique")
                        ? ConstraintNames.unique(table.name().name(), columns)
                        : ConstraintNames.index(table.name().name(), columns)));
    }

    private static String column(Declaration.Model model, String field) {
        return model.fields().stream()
                .filter(found -> found.name().text().equals(field))
                .findFirst()
                .map(found -> WrittenSchema.databaseName(found.name(), found.attributes()))
                .orElse(field);
    }

    private static Optional<String> text(Attribute attribute, String argument) {
        return WrittenSchema.named(attribute, argument)
                .filter(Expression.Text.class::isInstance)
                .map(found -> ((Expression.Text) found).value());
    }
}
