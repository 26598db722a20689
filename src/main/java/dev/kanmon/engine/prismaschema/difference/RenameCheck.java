package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.Optional;

/** Whether a rename leads from something that goes to something that comes. */
final class RenameCheck {

    private final SqlSchema from;
    private final SqlSchema to;
    private final ConnectionNamespace connection;

    RenameCheck(SqlSchema from, SqlSchema to, ConnectionNamespace connection) {
        this.from = from;
        this.to = to;
        this.connection = connection;
    }

    /** @throws ProblemException K5006 where it names what is not there, K5007 where it names what stays */
    void test(Rename rename) {
        if (rename instanceof Rename.OfTable ofTable) {
            testTable(ofTable);
        } else {
            testColumn((Rename.OfColumn) rename);
        }
    }

    private void testTable(Rename.OfTable rename) {
        String before = rename.from().name();
        String after = rename.to().name();
        require(table(from, rename.from()), "table " + before, "now");
        require(table(to, rename.to()), "table " + after, "in the schema that is wanted");
        refuse(table(to, rename.from()), "table " + before, "stays");
        refuse(table(from, rename.to()), "table " + after, "is there already");
        if (!connection.namespaceOf(rename.from()).equals(connection.namespaceOf(rename.to()))) {
            throw clash("The table " + before + " cannot become " + after
                    + ": they lie in two database schemas, and a rename stays in one.");
        }
    }

    private void testColumn(Rename.OfColumn rename) {
        String table = rename.table().name();
        Table before = require(table(from, rename.table()), "table " + table, "now");
        Table after = require(table(to, rename.table()), "table " + table, "in the schema that is wanted");
        require(before.column(rename.from()), column(table, rename.from()), "now");
        require(after.column(rename.to()), column(table, rename.to()), "in the schema that is wanted");
        refuse(after.column(rename.from()), column(table, rename.from()), "stays");
        refuse(before.column(rename.to()), column(table, rename.to()), "is there already");
    }

    private Optional<Table> table(SqlSchema schema, QualifiedName name) {
        QualifiedName wanted = connection.resolve(name);
        return schema.tables().stream()
                .filter(table -> connection.resolve(table.name()).equals(wanted))
                .findFirst();
    }

    private static String column(String table, String column) {
        return "column " + column + " of the table " + table;
    }

    private static <T> T require(Optional<T> thing, String what, String where) {
        return thing.orElseThrow(() -> ProblemException.invalidInput(
                ProblemCode.UNKNOWN_RENAME,
                "A rename names the " + what + ", which is not there " + where + ".",
                "Names are those of the database, as @map and @@map give them."));
    }

    private static void refuse(Optional<?> thing, String what, String why) {
        if (thing.isPresent()) {
            throw clash("A rename names the " + what + ", which " + why + ".");
        }
    }

    private static ProblemException clash(String message) {
        return ProblemException.invalidInput(
                ProblemCode.IMPOSSIBLE_RENAME,
                message,
                "Rename only what the wanted schema no longer has to what it newly has.");
    }
}
