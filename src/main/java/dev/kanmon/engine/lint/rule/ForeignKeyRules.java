package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What foreign keys cost and do later. */
final class ForeignKeyRules {

    /** As {@code FKCONSTR_ACTION_CASCADE} of parsenodes.h. */
    private static final String CASCADE = "c";

    private ForeignKeyRules() {}

    static List<Rule> all() {
        return List.of(withoutIndex(), onDeleteCascade());
    }

    private static Rule withoutIndex() {
        RuleInfo info = new RuleInfo(
                "practice/fk-without-index",
                Severity.WARNING,
                Weight.TABLE_SIZE,
                "A foreign key whose columns have no index",
                "Each DELETE and each change of the key in the table referred to scans the whole referring table for each"
                        + " row. The whole migration is looked at, and those before it; of a table that no migration made it"
                        + " is not known which indexes it has, so there only columns that the migration adds are reported."
                        + " Prisma makes no index for a relation unless the schema says @@index.",
                List.of("eugene E15", "supabase unindexed_foreign_keys"));
        return new Rule.OfMigration(info, migration -> migration.statements().stream()
                .flatMap(statement -> keysOf(statement, migration).stream())
                .filter(key -> isKnown(key, migration))
                .filter(key -> !isServed(key, migration.schema()))
                .map(ForeignKeyRules::unindexed)
                .toList());
    }

    private static Rule onDeleteCascade() {
        RuleInfo info = new RuleInfo(
                "practice/on-delete-cascade",
                Severity.INFO,
                Weight.FIXED,
                "A foreign key with ON DELETE CASCADE",
                "One DELETE takes rows of other tables with it, unannounced and in one transaction, and further rows of"
                        + " those that refer to them.",
                List.of());
        return new Rule.OfStatement(info, Set.of("CreateStmt", "AlterTableStmt"), ForeignKeyRules::cascades);
    }

    private static List<Found> cascades(LintedStatement statement) {
        return statement
                .node()
                .all("Constraint")
                .filter(constraint -> constraint.text("contype").equals("CONSTR_FOREIGN")
                        && constraint.text("fk_del_action").equals(CASCADE))
                .map(constraint -> {
                    ObjectName table = statement.nameOf(statement.node().node("relation"));
                    return Found.on(
                            table,
                            "A DELETE in "
                                    + statement
                                            .nameOf(constraint.node("pktable"))
                                            .toSql() + " silently deletes the rows of " + table.toSql()
                                    + " that refer to it.");
                })
                .toList();
    }

    /** A foreign key that is still there when the migration ends, and the statement that made it. */
    private record Key(Table table, List<String> columns, LintedStatement statement) {}

    private static List<Key> keysOf(LintedStatement statement, LintedMigration migration) {
        Node node = statement.node();
        if (!node.is("CreateStmt") && !node.is("AlterTableStmt")) {
            return List.of();
        }
        Optional<Table> table = migration
                .schema()
                .table(ObjectName.ofRangeVar(
                        node.node("relation"), migration.schema().defaultSchema()));
        return table.stream()
                .flatMap(found -> columnsOfKeys(node)
                        .filter(columns -> found.constraints().stream().anyMatch(key -> isKeyOf(key, columns)))
                        .map(columns -> new Key(found, columns, statement)))
                .distinct()
                .toList();
    }

    private static boolean isKeyOf(Constraint constraint, List<String> columns) {
        return constraint.kind() == Constraint.Kind.FOREIGN_KEY
                && constraint.columns().equals(columns);
    }

    /** Of each foreign key of a CREATE TABLE or ALTER TABLE, its columns. */
    private static Stream<List<String>> columnsOfKeys(Node statement) {
        Stream<Node> elements = Stream.concat(
                statement.nodes("tableElts").stream(),
                statement.nodes("cmds").stream().map(command -> command.node("def")));
        return elements.flatMap(element -> element.is("ColumnDef")
                ? element.nodes("constraints").stream()
                        .filter(ForeignKeyRules::isForeignKey)
                        .map(constraint -> List.of(element.text("colname")))
                : Stream.of(element).filter(ForeignKeyRules::isForeignKey).map(ForeignKeyRules::columns));
    }

    private static boolean isForeignKey(Node constraint) {
        return constraint.is("Constraint") && constraint.text("contype").equals("CONSTR_FOREIGN");
    }

    private static List<String> columns(Node constraint) {
        return constraint.nodes("fk_attrs").stream()
                .map(column -> column.text("sval"))
                .toList();
    }

    /** Whether all indexes on the columns are known. */
    private static boolean isKnown(Key key, LintedMigration migration) {
        return key.table().wholeKnown()
                || key.columns().stream().anyMatch(column -> key.table()
                        .column(column)
                        .map(Column::addedInRun)
                        .orElse(false));
    }

    private static boolean isServed(Key key, SchemaView schema) {
        Stream<List<String>> ofConstraints = key.table().constraints().stream()
                .filter(constraint ->
                        constraint.kind() == Constraint.Kind.PRIMARY_KEY || constraint.kind() == Constraint.Kind.UNIQUE)
                .map(Constraint::columns);
        Stream<List<String>> ofIndexes = schema.indexesOf(key.table().name()).stream()
                .filter(ForeignKeyRules::canFind)
                .map(Index::columns);
        return Stream.concat(ofConstraints, ofIndexes)
                .anyMatch(columns -> beginsWithAnyOrderOf(key.columns(), columns));
    }

    private static boolean canFind(Index index) {
        return !index.partial()
                && (index.method().equals("btree") || index.method().equals("hash"));
    }

    private static boolean beginsWithAnyOrderOf(List<String> wanted, List<String> columns) {
        return columns.size() >= wanted.size()
                && new HashSet<>(columns.subList(0, wanted.size())).equals(new HashSet<>(wanted));
    }

    private static Found unindexed(Key key) {
        ObjectName table = key.table().name();
        String columns = key.columns().stream().map(ObjectName::quote).collect(Collectors.joining(", "));
        Found found = Found.on(
                        table,
                        "No index begins with " + columns + ", so each DELETE in the table that it refers to scans the"
                                + " whole of " + table.toSql() + ".")
                .about(table.toSql() + " (" + columns + ")");
        Found placed = found.atStatement(key.statement().index());
        return key.statement().isInScript() ? placed.safer(withIndex(key, columns)) : placed;
    }

    private static String withIndex(Key key, String columns) {
        ObjectName table = key.table().name();
        String create = key.table().madeInRun()
                ? "CREATE INDEX"
                : "-- in a migration of its own, without a transaction:\nCREATE INDEX CONCURRENTLY";
        return key.statement().text() + ";\n" + create + " ON " + table.toSql() + " (" + columns + ");";
    }
}
