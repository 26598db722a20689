package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.model.ConstraintNames;
import dev.kanmon.engine.prismaschema.model.OperatorClassNames;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes primary keys, unique constraints and indexes, each name only where it is not the one Prisma would give. */
final class Keys {

    private final SchemaNames names;
    private final WrittenKeys written;

    Keys(SchemaNames names, WrittenKeys written) {
        this.names = names;
        this.written = written;
    }

    /** {@code @id}, where the column alone is the primary key. */
    Optional<String> fieldId(Table table, Column column) {
        return table.primaryKey()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .map(key -> call("@id", mapArgument(key.name(), ConstraintNames.primaryKey(tableName(table)))));
    }

    /** {@code @unique}, where the column alone is unique. */
    Optional<String> fieldUnique(Table table, Column column) {
        return fieldUniqueIndex(table, column.name()).map(index -> {
            List<String> arguments = new ArrayList<>(mapArgument(index.name(), standardName(table, index)));
            if (index.columns().get(0).descending()) {
                arguments.add("sort: Desc");
            }
            predicate(index).ifPresent(arguments::add);
            return call("@unique", arguments);
        });
    }

    /** {@code @@id}, {@code @@unique} and {@code @@index}: those that the file has in its order, then the others. */
    List<String> blockAttributes(Table table) {
        List<String> attributes = new ArrayList<>();
        table.primaryKey().filter(key -> key.columns().size() > 1).ifPresent(key -> attributes.add(id(table, key)));
        List<Index> indexes = written.sorted(
                table,
                table.indexes().stream()
                        .filter(index -> !isOnField(table, index))
                        .toList());
        indexes.stream().filter(Index::unique).forEach(index -> attributes.add(index(table, index)));
        indexes.stream().filter(index -> !index.unique()).forEach(index -> attributes.add(index(table, index)));
        return attributes;
    }

    /** Whether {@code @unique} says it. */
    private static boolean isOnField(Table table, Index index) {
        return fieldUniqueIndex(table, index.columns().get(0).name())
                .filter(index::equals)
                .isPresent();
    }

    private static Optional<Index> fieldUniqueIndex(Table table, String column) {
        return table.indexes().stream()
                .filter(Index::unique)
                .filter(index -> index.columns().size() == 1)
                .filter(index -> index.columns().get(0).name().equals(column))
                .findFirst();
    }

    private String id(Table table, Table.PrimaryKey key) {
        List<String> arguments = new ArrayList<>();
        arguments.add(key.columns().stream()
                .map(column -> names.field(table, column).shown())
                .collect(Collectors.joining(", ", "[", "]")));
        written.clientName(table).ifPresent(name -> arguments.add("name: " + Literal.text(name)));
        arguments.addAll(mapArgument(key.name(), ConstraintNames.primaryKey(tableName(table))));
        return call("@@id", arguments);
    }

    private String index(Table table, Index index) {
        List<String> arguments = new ArrayList<>();
        arguments.add(IntStream.range(0, index.columns().size())
                .mapToObj(position -> column(table, index, position))
                .collect(Collectors.joining(", ", "[", "]")));
        written.clientName(table, index).ifPresent(name -> arguments.add("name: " + Literal.text(name)));
        arguments.addAll(mapArgument(index.name(), standardName(table, index)));
        type(index.algorithm()).ifPresent(type -> arguments.add("type: " + type));
        predicate(index).ifPresent(arguments::add);
        return call(index.unique() ? "@@unique" : "@@index", arguments);
    }

    /** A B-tree's operator class is left out, as Prisma does, unless the file has one there. */
    private String column(Table table, Index index, int position) {
        IndexColumn column = index.columns().get(position);
        List<String> arguments = new ArrayList<>();
        column.operatorClass()
                .filter(name ->
                        index.algorithm() != Table.Algorithm.BTREE || written.saysOperatorClass(table, index, position))
                .map(Keys::operatorClass)
                .ifPresent(arguments::add);
        if (column.descending()) {
            arguments.add("sort: Desc");
        }
        return call(names.field(table, column.name()).shown(), arguments);
    }

    private static String operatorClass(String name) {
        return "ops: " + OperatorClassNames.inSchema(name).orElseGet(() -> "raw(" + Literal.text(name) + ")");
    }

    private static Optional<String> type(Table.Algorithm algorithm) {
        return switch (algorithm) {
            case BTREE -> Optional.empty();
            case HASH -> Optional.of("Hash");
            case GIN -> Optional.of("Gin");
            case GIST -> Optional.of("Gist");
            case SPGIST -> Optional.of("SpGist");
            case BRIN -> Optional.of("Brin");
        };
    }

    private static Optional<String> predicate(Index index) {
        return index.predicate().map(predicate -> "where: raw(" + Literal.text(predicate) + ")");
    }

    /** The name that Prisma would give to an index of these columns. */
    static String standardName(Table table, Index index) {
        List<String> columns = index.columns().stream().map(IndexColumn::name).toList();
        return index.unique()
                ? ConstraintNames.unique(tableName(table), columns)
                : ConstraintNames.index(tableName(table), columns);
    }

    private static String tableName(Table table) {
        return table.name().name();
    }

    static List<String> mapArgument(String name, String standardName) {
        return name.equals(standardName) ? List.of() : List.of("map: " + Literal.text(name));
    }

    static String call(String name, List<String> arguments) {
        return arguments.isEmpty() ? name : name + "(" + String.join(", ", arguments) + ")";
    }
}
