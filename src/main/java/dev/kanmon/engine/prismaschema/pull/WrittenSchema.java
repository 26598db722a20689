package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.Name;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The schema files that are there, asked by the names of the database. */
record WrittenSchema(SyntaxTree tree) {

    /** The model of a table: the one that is called so, or is mapped to it. */
    Optional<Declaration.Model> model(QualifiedName table) {
        return models().filter(
                        model -> databaseName(model.name(), model.attributes()).equals(table.name()))
                .filter(model -> isIn(table, model.attributes()))
                .findFirst();
    }

    Optional<Declaration.Enumeration> enumType(QualifiedName type) {
        return enums().filter(written ->
                        databaseName(written.name(), written.attributes()).equals(type.name()))
                .filter(written -> isIn(type, written.attributes()))
                .findFirst();
    }

    /** Models that are tables; views and types are not. */
    Stream<Declaration.Model> models() {
        return tree.declarations().stream()
                .filter(Declaration.Model.class::isInstance)
                .map(Declaration.Model.class::cast)
                .filter(model -> model.kind() == Declaration.Model.Kind.MODEL);
    }

    Stream<Declaration.Enumeration> enums() {
        return tree.declarations().stream()
                .filter(Declaration.Enumeration.class::isInstance)
                .map(Declaration.Enumeration.class::cast);
    }

    Optional<Declaration.Model> modelNamed(String name) {
        return models().filter(model -> model.name().text().equals(name)).findFirst();
    }

    /** The field of a column. */
    static Optional<Declaration.Field> field(Declaration.Model model, String column) {
        return model.fields().stream()
                .filter(field -> databaseName(field.name(), field.attributes()).equals(column))
                .findFirst();
    }

    /** The prefix of native types. */
    String datasourceName() {
        return datasource().map(found -> found.name().text()).orElse("db");
    }

    /** What stands at a place. */
    String text(Place place) {
        return tree.files().stream()
                .filter(file -> file.name().equals(place.file()))
                .findFirst()
                .orElseThrow()
                .text()
                .substring(place.start(), place.end());
    }

    /** Whether a line of the files is that comment. */
    boolean hasComment(String comment) {
        return tree.files().stream()
                .flatMap(file -> file.text().lines())
                .anyMatch(line -> line.strip().equals(comment));
    }

    /** Whether a generator asks for a preview feature. */
    boolean hasPreviewFeature(String name) {
        return configurations(Configuration.Kind.GENERATOR)
                .flatMap(generator -> setting(generator, "previewFeatures").stream())
                .flatMap(WrittenSchema::texts)
                .anyMatch(name::equals);
    }

    /** Those that the datasource lists; empty where it lists none, and {@code @@schema} is not to be written. */
    List<String> namespaces() {
        return setting("schemas").stream().flatMap(WrittenSchema::texts).toList();
    }

    /** Whether the client keeps relations whole, and the database has no foreign keys that say what they are. */
    boolean relationsAreTheClients() {
        return setting("relationMode").stream().flatMap(WrittenSchema::texts).anyMatch("prisma"::equals);
    }

    Optional<Configuration> datasource() {
        return configurations(Configuration.Kind.DATASOURCE).findFirst();
    }

    private Stream<Configuration> configurations(Configuration.Kind kind) {
        return tree.declarations().stream()
                .filter(Configuration.class::isInstance)
                .map(Configuration.class::cast)
                .filter(found -> found.kind() == kind);
    }

    private Optional<Expression> setting(String name) {
        return datasource().flatMap(found -> setting(found, name));
    }

    private static Optional<Expression> setting(Configuration configuration, String name) {
        return configuration.settings().stream()
                .filter(setting -> setting.name().text().equals(name))
                .findFirst()
                .flatMap(Declaration.Setting::value);
    }

    /** What it is called in the database. */
    static String databaseName(Name name, List<Attribute> attributes) {
        return mapped(attributes).orElse(name.text());
    }

    /** What {@code @map} or {@code @@map} says. */
    static Optional<String> mapped(List<Attribute> attributes) {
        return attribute(attributes, "map").flatMap(map -> text(map, "name"));
    }

    private static boolean isIn(QualifiedName name, List<Attribute> attributes) {
        return attribute(attributes, "schema")
                .flatMap(schema -> text(schema, "map"))
                .map(name.namespace().orElseThrow()::equals)
                .orElse(true);
    }

    static Optional<Attribute> attribute(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().text().equals(name))
                .findFirst();
    }

    /** The argument of that name, or the first one without a name. */
    static Optional<Expression> argument(Attribute attribute, String name) {
        return named(attribute, name).or(() -> attribute.arguments().stream()
                .filter(argument -> argument.name().isEmpty())
                .map(Argument::value)
                .findFirst());
    }

    static Optional<Expression> named(Attribute attribute, String name) {
        return attribute.arguments().stream()
                .filter(argument ->
                        argument.name().map(Name::text).filter(name::equals).isPresent())
                .map(Argument::value)
                .findFirst();
    }

    private static Optional<String> text(Attribute attribute, String name) {
        return argument(attribute, name).stream().flatMap(WrittenSchema::texts).findFirst();
    }

    private static Stream<String> texts(Expression expression) {
        if (expression instanceof Expression.Array array) {
            return array.elements().stream().flatMap(WrittenSchema::texts);
        }
        return expression instanceof Expression.Text text ? Stream.of(text.value()) : Stream.empty();
    }

    /** The names in a list such as that of {@code fields:}. */
    static List<String> words(Expression expression) {
        if (expression instanceof Expression.Array array) {
            return array.elements().stream()
                    .flatMap(element -> words(element).stream())
                    .toList();
        }
        if (expression instanceof Expression.Call call) {
            return List.of(call.function().text());
        }
        return expression instanceof Expression.Word word ? List.of(word.text()) : List.of();
    }
}
