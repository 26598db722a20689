package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All relations of a database, in the order of its tables.
 *
 * @param inline those of foreign keys
 * @param implicit those of unnamed tables
 */
record Relations(List<Relation> inline, List<ImplicitRelation> implicit) {

    Relations {
        inline = List.copyOf(inline);
        implicit = List.copyOf(implicit);
    }

    static Relations of(SqlSchema database, SchemaNames names, WrittenSchema written) {
        JoinTables joinTables = new JoinTables(written);
        RelationNamer namer = new RelationNamer(database, names, joinTables);
        return new Finder(database, joinTables, namer, new WrittenRelations(written)).find();
    }

    /** Goes through the tables. */
    private record Finder(
            SqlSchema database, JoinTables joinTables, RelationNamer namer, WrittenRelations written) {

        Relations find() {
            List<Relation> inline = new ArrayList<>();
            List<ImplicitRelation> implicit = new ArrayList<>();
            for (Table table : database.tables()) {
                if (joinTables.isOne(table)) {
                    implicit.add(implicit(table));
                } else {
                    inline.addAll(inline(table));
                }
            }
            return new Relations(inline, implicit);
        }

        /** Of foreign keys that say the same, the first. */
        private List<Relation> inline(Table table) {
            Set<List<Object>> seen = new HashSet<>();
            return table.foreignKeys().stream()
                    .filter(key -> seen.add(List.of(key.columns(), key.referencedTable(), key.referencedColumns())))
                    .map(key -> inline(table, key))
                    .toList();
        }

        private Relation inline(Table table, ForeignKey key) {
            Table referenced = table(key.referencedTable());
            RelationNames names = written.names(table, key).orElseGet(() -> namer.of(table, key, referenced));
            return new Relation(table, key, referenced, names);
        }

        private ImplicitRelation implicit(Table joinTable) {
            Table a = table(JoinTables.a(joinTable).referencedTable());
            Table b = table(JoinTables.b(joinTable).referencedTable());
            boolean inOrder = database.tables().indexOf(a) <= database.tables().indexOf(b);
            RelationNames names = written.names(joinTable.name().name().substring(1), a.name(), b.name())
                    .orElseGet(() -> namer.ofJoinTable(joinTable, inOrder ? a : b, inOrder ? b : a));
            return new ImplicitRelation(a, b, names);
        }

        private Table table(QualifiedName name) {
            return database.table(name).orElseThrow();
        }
    }
}
