package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indexes that cost each write more than they give any read. */
final class IndexShapeRules {

    /** Bytebase's index.key-number-limit has the same default. */
    private static final int MOST_COLUMNS = 5;

    private IndexShapeRules() {}

    static List<Rule> all() {
        return List.of(redundantIndex(), wideIndex());
    }

    private static Rule redundantIndex() {
        RuleInfo info = new RuleInfo(
                "practice/redundant-index",
                Severity.WARNING,
                Weight.FIXED,
                "An index that another one begins with",
                "A B-tree on (a, b) answers what one on (a) does, so the shorter one only takes space and slows each"
                        + " write. Indexes with a WHERE, an expression, an order, a collation or an operator class of their"
                        + " own are not compared.",
                List.of("supabase duplicate_index"));
        return new Rule.OfMigration(info, IndexShapeRules::redundant);
    }

    private static Rule wideIndex() {
        RuleInfo info = new RuleInfo(
                "practice/wide-index",
                Severity.INFO,
                Weight.FIXED,
                "An index on more than " + MOST_COLUMNS + " columns",
                "Each further column makes the index larger and more writes touch it, and few queries use the last ones.",
                List.of("bytebase index.key-number-limit"));
        return new Rule.OfStatement(info, Set.of("IndexStmt"), IndexShapeRules::wide);
    }

    private static List<Found> wide(LintedStatement statement) {
        int columns = statement.node().nodes("indexParams").size();
        if (columns <= MOST_COLUMNS) {
            return List.of();
        }
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return List.of(Found.on(
                        table,
                        "The index has " + columns
                                + " columns; put the ones that queries compare with = first, and leave"
                                + " out or INCLUDE those that are only read.")
                .about(table.toSql() + " index "
                        + ObjectName.quote(statement.node().text("idxname"))));
    }

    /** An index that is still there when the migration ends, and the statement that made it. */
    private record Made(Index index, LintedStatement statement) {}

    private static Stream<Made> indexesMadeIn(LintedMigration migration) {
        return migration.statements().stream()
                .filter(statement -> statement.node().is("IndexStmt"))
                .flatMap(statement -> {
                    ObjectName table = table(statement, migration.schema());
                    return migration.schema().indexesOf(table).stream()
                            .filter(index ->
                                    index.name().name().equals(statement.node().text("idxname")))
                            .map(index -> new Made(index, statement));
                });
    }

    private static ObjectName table(LintedStatement statement, SchemaView schema) {
        return ObjectName.ofRangeVar(statement.node().node("relation"), schema.defaultSchema());
    }

    private static List<Found> redundant(LintedMigration migration) {
        List<Made> made = indexesMadeIn(migration)
                .filter(index -> isComparable(index.index()))
                .toList();
        Set<Index> madeHere = made.stream().map(Made::index).collect(Collectors.toSet());
        return made.stream()
                .flatMap(index -> betterOne(index.index(), migration.schema())
                        .map(better -> leaveOut(index, better))
                        .or(() -> nowRedundant(index, madeHere, migration.schema()))
                        .stream())
                .toList();
    }

    /** What serves all queries that the index does, as a person would name it. */
    private static Optional<String> betterOne(Index index, SchemaView schema) {
        Optional<String> constraint = schema.table(index.table()).stream()
                .map(Table::constraints)
                .flatMap(Collection::stream)
                .filter(other -> makesIndex(other) && !index.unique() && beginsWith(other.columns(), index.columns()))
                .map(other -> "the constraint " + ObjectName.quote(other.name()))
                .findFirst();
        return constraint.or(() -> schema.indexesOf(index.table()).stream()
                .filter(other -> makesRedundant(other, index, schema))
                .map(other -> "the index " + ObjectName.quote(other.name().name()))
                .findFirst());
    }

    /** Of two that are the same, the one that came later is too much. */
    private static boolean makesRedundant(Index other, Index index, SchemaView schema) {
        if (other.equals(index) || !isComparable(other) || !beginsWith(other.columns(), index.columns())) {
            return false;
        }
        if (other.columns().size() > index.columns().size()) {
            return !index.unique();
        }
        boolean sameUse = index.unique() == other.unique();
        return sameUse ? isEarlier(other, index, schema) : other.unique();
    }

    private static boolean isEarlier(Index one, Index other, SchemaView schema) {
        List<Index> inOrder = schema.indexesOf(other.table());
        return inOrder.indexOf(one) < inOrder.indexOf(other);
    }

    private static Found leaveOut(Made made, String other) {
        Index index = made.index();
        return found(
                made,
                index,
                "Leave it out: " + other + " begins with the same columns " + list(index.columns())
                        + " and serves the same queries.");
    }

    /** An older index that the new one makes superfluous. */
    private static Optional<Found> nowRedundant(Made made, Set<Index> madeHere, SchemaView schema) {
        Index wider = made.index();
        return schema.indexesOf(wider.table()).stream()
                .filter(older -> !madeHere.contains(older) && makesRedundant(wider, older, schema))
                .findFirst()
                .map(older -> withDrop(
                        made,
                        older,
                        found(
                                made,
                                older,
                                "The index " + ObjectName.quote(older.name().name()) + " on " + list(older.columns())
                                        + " is superfluous beside the new one, which begins with the same columns.")));
    }

    private static Found withDrop(Made made, Index older, Found found) {
        return made.statement().isInScript()
                ? found.safer(made.statement().text() + ";\nDROP INDEX CONCURRENTLY "
                        + older.name().toSql() + ";")
                : found;
    }

    private static Found found(Made made, Index about, String message) {
        return Found.on(about.table(), message)
                .about(about.table().toSql() + " index "
                        + ObjectName.quote(about.name().name()))
                .atStatement(made.statement().index());
    }

    private static boolean isComparable(Index index) {
        return index.plain() && !index.partial() && index.method().equals("btree");
    }

    private static boolean makesIndex(Constraint constraint) {
        return constraint.kind() == Constraint.Kind.PRIMARY_KEY || constraint.kind() == Constraint.Kind.UNIQUE;
    }

    private static boolean beginsWith(List<String> columns, List<String> prefix) {
        return columns.size() >= prefix.size()
                && columns.subList(0, prefix.size()).equals(prefix);
    }

    private static String list(List<String> columns) {
        return columns.stream().map(ObjectName::quote).collect(Collectors.joining(", ", "(", ")"));
    }
}
