package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.model.ReservedNames;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tables, columns, enums and their values are called in the schema file: as the file that is there says, else anew. */
final class SchemaNames {

    private final WrittenSchema written;
    private final Map<String, Integer> uses = new HashMap<>();

    SchemaNames(SqlSchema database, WrittenSchema written) {
        this.written = written;
        JoinTables joinTables = new JoinTables(written);
        database.tables().stream()
                .filter(table -> !joinTables.isOne(table))
                .forEach(table -> count(writtenModel(table.name()), table.name()));
        database.enums().forEach(type -> count(writtenEnum(type.name()), type.name()));
    }

    private void count(Optional<Identifier> writtenName, QualifiedName name) {
        uses.merge(writtenName.map(Identifier::text).orElse(Identifier.cleaned(name.name())), 1, Integer::sum);
    }

    Identifier model(QualifiedName table) {
        return writtenModel(table).orElseGet(() -> anew(table));
    }

    /** What relations are named after: Prisma does so before it looks for tables of one name in several namespaces. */
    String modelInRelations(QualifiedName table) {
        return writtenModel(table)
                .orElseGet(() -> inItsNamespace(table.name()))
                .text();
    }

    Identifier enumType(QualifiedName type) {
        return writtenEnum(type).orElseGet(() -> anew(type));
    }

    Identifier field(Table table, String column) {
        return written.model(table.name())
                .flatMap(model -> WrittenSchema.field(model, column))
                .map(field -> new Identifier(field.name().text(), WrittenSchema.mapped(field.attributes())))
                .orElseGet(() -> Identifier.of(column));
    }

    Identifier value(SqlEnum type, String value) {
        return written.enumType(type.name()).stream()
                .flatMap(found -> found.values().stream())
                .filter(found -> WrittenSchema.databaseName(found.name(), found.attributes())
                        .equals(value))
                .findFirst()
                .map(found -> new Identifier(found.name().text(), WrittenSchema.mapped(found.attributes())))
                .orElseGet(() ->
                        value.isEmpty() ? new Identifier("EMPTY_ENUM_VALUE", Optional.of("")) : Identifier.of(value));
    }

    /** Whether it had to get another name because another table or enum, of another namespace, has the same. */
    boolean isDuplicate(QualifiedName name) {
        return uses.getOrDefault(Identifier.cleaned(name.name()), 0) > 1;
    }

    private Identifier anew(QualifiedName name) {
        if (isDuplicate(name)) {
            String qualified = name.namespace().orElseThrow() + "_" + name.name();
            return new Identifier(Identifier.cleaned(qualified), Optional.of(name.name()));
        }
        return inItsNamespace(name.name());
    }

    private static Identifier inItsNamespace(String name) {
        return ReservedNames.contains(name)
                ? new Identifier("Renamed" + name, Optional.of(name))
                : Identifier.of(name);
    }

    private Optional<Identifier> writtenModel(QualifiedName table) {
        return written.model(table).map(SchemaNames::identifier);
    }

    private Optional<Identifier> writtenEnum(QualifiedName type) {
        return written.enumType(type)
                .map(found -> new Identifier(found.name().text(), WrittenSchema.mapped(found.attributes())));
    }

    private static Identifier identifier(Declaration.Model model) {
        return new Identifier(model.name().text(), WrittenSchema.mapped(model.attributes()));
    }
}
