package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.Effects;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Partitions attached and detached. */
final class PartitionLockRules {

    private PartitionLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.of(
                        new RuleInfo(
                                "lock/detach-partition",
                                Severity.ERROR,
                                Weight.TABLE_TRAFFIC,
                                "A partition detached without CONCURRENTLY",
                                "Everyone who uses the partitioned table waits until DETACH has got its lock.",
                                List.of("squawk require-concurrent-partition-detach")),
                        Set.of("AlterTableStmt"),
                        PartitionLockRules::detach),
                LockRule.ofSize(
                        "lock/attach-partition-scan",
                        "A partition attached whose rows have to be looked at",
                        "Nobody can read or write it, and the default partition, while every row is held to the bounds.",
                        List.of(),
                        "AlterTableStmt",
                        PartitionLockRules::attach));
    }

    private static Stream<Found> detach(LintedStatement statement) {
        return TableCommand.of(statement, "AT_DetachPartition")
                .filter(command -> !command.definition().flag("concurrent"))
                .map(command -> {
                    boolean hasDefault = statement
                            .schema()
                            .defaultPartitionOf(command.table())
                            .isPresent();
                    Found found = Found.on(
                            command.table(),
                            "Everyone who uses " + command.table().toSql() + " waits until DETACH has got its lock"
                                    + (hasDefault
                                            ? "; beside a default partition it cannot be done CONCURRENTLY."
                                            : "."));
                    return hasDefault ? found : found.safer(statement.text() + " CONCURRENTLY;");
                });
    }

    private static Stream<Found> attach(LintedStatement statement) {
        return TableCommand.of(statement, "AT_AttachPartition").flatMap(command -> Effects.of(statement).stream()
                .filter(effect -> effect.work() == Work.SCAN)
                .filter(effect -> !statement.schema().isCertainlyNew(effect.relation()))
                .map(effect -> attach(command, effect)));
    }

    private static Found attach(TableCommand command, Effect scanned) {
        ObjectName partition = command.statement().nameOf(command.definition().node("name"));
        Found found = Found.on(
                scanned.relation(),
                "Nobody can read or write " + scanned.relation().toSql()
                        + " while every row of it is held to the bounds of " + partition.toSql() + ".");
        return scanned.relation().equals(partition)
                ? bound(command)
                        .map(bound -> found.safer(proving(command, partition, bound)))
                        .orElse(found)
                : found;
    }

    /** A CHECK that says what the bound says is looked at under a lock that lets others work. */
    private static String proving(TableCommand command, ObjectName partition, Bound bound) {
        String alter = "ALTER TABLE " + partition.toSql() + " ";
        String check = quote(DerivedName.of(partition.name(), "_bound_check"));
        String column = quote(bound.column());
        List<String> steps = new ArrayList<>();
        steps.add(alter + "ADD CONSTRAINT " + check + " CHECK (" + column + " IS NOT NULL AND " + column + " >= "
                + bound.lower() + " AND " + column + " < " + bound.upper() + ") NOT VALID;");
        steps.add(TableCommand.LATER);
        steps.add(alter + "VALIDATE CONSTRAINT " + check + ";");
        steps.add(command.statement().text() + ";");
        steps.add(alter + "DROP CONSTRAINT " + check + ";");
        return String.join("\n", steps);
    }

    /** A range over one column, between literals. */
    private record Bound(String column, String lower, String upper) {}

    private static Optional<Bound> bound(TableCommand command) {
        List<Node> keys = command.statement()
                .schema()
                .partitionKey(command.table())
                .map(key -> key.nodes("partParams"))
                .orElse(List.of());
        Node bound = command.definition().node("bound");
        if (keys.size() != 1 || keys.get(0).text("name").isEmpty()) {
            return Optional.empty();
        }
        return literal(bound.nodes("lowerdatums")).flatMap(lower -> literal(bound.nodes("upperdatums"))
                .map(upper -> new Bound(keys.get(0).text("name"), lower, upper)));
    }

    private static Optional<String> literal(List<Node> values) {
        if (values.size() != 1 || !values.get(0).is("A_Const")) {
            return Optional.empty();
        }
        Node value = values.get(0);
        return value.stringValue()
                .map(text -> "'" + text.replace("'", "''") + "'")
                .or(() -> value.has("ival")
                        ? Optional.of(Long.toString(value.node("ival").number("ival")))
                        : Optional.empty());
    }
}
