package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the relations that the file has names for already. */
final class WrittenRelations {

    private static final String RELATION = "relation";

    private final WrittenSchema written;

    WrittenRelations(WrittenSchema written) {
        this.written = written;
    }

    /** The names of a foreign key's relation, where both of its fields are there. */
    Optional<RelationNames> names(Table table, ForeignKey key) {
        return written.model(table.name())
                .flatMap(model -> forward(model, key).flatMap(forward -> names(model, forward)));
    }

    /** The field with {@code fields:} for just these columns. */
    private static Optional<Field> forward(Declaration.Model model, ForeignKey key) {
        return model.fields().stream()
                .filter(field ->
                        columns(model, field).filter(key.columns()::equals).isPresent())
                .findFirst();
    }

    private static Optional<List<String>> columns(Declaration.Model model, Field field) {
        return WrittenSchema.attribute(field.attributes(), RELATION)
                .flatMap(relation -> WrittenSchema.named(relation, "fields"))
                .map(fields -> WrittenSchema.words(fields).stream()
                        .map(name -> column(model, name))
                        .toList());
    }

    private static String column(Declaration.Model model, String fieldName) {
        return model.fields().stream()
                .filter(field -> field.name().text().equals(fieldName))
                .findFirst()
                .map(field -> WrittenSchema.databaseName(field.name(), field.attributes()))
                .orElse(fieldName);
    }

    private Optional<RelationNames> names(Declaration.Model model, Field forward) {
        String relation = relationName(forward);
        return written.modelNamed(typeName(forward))
                .flatMap(other -> other.fields().stream()
                        .filter(field -> typeName(field).equals(model.name().text()))
                        .filter(field ->
                                !field.name().text().equals(forward.name().text()) || other != model)
                        .filter(field -> relationName(field).equals(relation))
                        .filter(field -> columns(other, field).isEmpty())
                        .findFirst())
                .map(back -> new RelationNames(
                        relation, forward.name().text(), back.name().text()));
    }

    /**
     * The names of an implicit many-to-many relation.
     *
     * @param joinTable without its underscore, which is the relation's name, said or not
     */
    Optional<RelationNames> names(String joinTable, QualifiedName a, QualifiedName b) {
        Optional<Declaration.Model> modelA = written.model(a);
        Optional<Declaration.Model> modelB = written.model(b);
        if (modelA.isEmpty() || modelB.isEmpty()) {
            return Optional.empty();
        }
        List<Field> ofA = lists(modelA.get(), modelB.get(), joinTable);
        List<Field> ofB = lists(modelB.get(), modelA.get(), joinTable);
        int second = modelA.equals(modelB) ? 1 : 0;
        if (ofA.isEmpty() || ofB.size() <= second) {
            return Optional.empty();
        }
        return Optional.of(new RelationNames(
                relationName(ofA.get(0)),
                ofA.get(0).name().text(),
                ofB.get(second).name().text()));
    }

    private static List<Field> lists(Declaration.Model model, Declaration.Model other, String joinTable) {
        String standard = Stream.of(model, other)
                .map(side -> side.name().text())
                .sorted()
                .collect(Collectors.joining("To"));
        return model.fields().stream()
                .filter(field -> field.arity() == Declaration.Arity.LIST)
                .filter(field -> typeName(field).equals(other.name().text()))
                .filter(field -> relationName(field).equals(joinTable)
                        || relationName(field).isEmpty() && standard.equals(joinTable))
                .toList();
    }

    /** Empty where the attribute says none. */
    private static String relationName(Field field) {
        Optional<Attribute> relation = WrittenSchema.attribute(field.attributes(), RELATION);
        return relation.flatMap(found -> WrittenSchema.argument(found, "name"))
                .filter(Expression.Text.class::isInstance)
                .map(name -> ((Expression.Text) name).value())
                .orElse("");
    }

    private static String typeName(Field field) {
        return field.type() instanceof Declaration.Type.Named named ? named.name() : "";
    }
}
