package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that the files already say as they are, in whatever words: {@code @default(dbgenerated("1+1"))} is what the
 * database words {@code (1 + 1)}.
 */
record SaidTables(Set<QualifiedName> names) {

    /** None where the files do not make a model. */
    static SaidTables of(SqlSchema database, List<SchemaFile> files) {
        ModelReader.Result read = ModelReader.read(files);
        if (!read.problems().errors().isEmpty()) {
            return new SaidTables(Set.of());
        }
        SqlSchema said = SchemaDeriver.derive(read.model());
        boolean all = Difference.between(database, said).isEmpty();
        return new SaidTables(database.tables().stream()
                .filter(table -> all || isSaid(database, table, said))
                .map(Table::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean contains(Table table) {
        return names.contains(table.name());
    }

    private static boolean isSaid(SqlSchema database, Table table, SqlSchema said) {
        return find(said, table.name())
                .filter(candidate -> Difference.between(
                                alone(table, database, database), alone(candidate, said, database))
                        .isEmpty())
                .isPresent();
    }

    /** The schema's own name for its namespace may be none. */
    private static Optional<Table> find(SqlSchema said, QualifiedName name) {
        return said.table(name).or(() -> said.table(QualifiedName.of(name.name())));
    }

    /** As if the schema that it is of had nothing else; sequences are only those of the database. */
    private static SqlSchema alone(Table table, SqlSchema of, SqlSchema database) {
        return new SqlSchema(
                of.origin(), List.of(), List.of(table), List.of(), List.of(), database.sequences(), List.of());
    }
}
