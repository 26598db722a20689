package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.plan.facts.Connections;
import dev.kanmon.engine.plan.facts.DataAnswer;
import dev.kanmon.engine.plan.facts.DataQuestion;
import dev.kanmon.engine.plan.facts.LongTransactions.LongTransaction;
import dev.kanmon.engine.plan.facts.TargetFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the target's facts and data have against the pending statements. */
final class TargetFindings {

    private static final int FEW_CONNECTIONS = 5;

    private final TargetFacts facts;
    private final Map<DataQuestion, DataAnswer> answers;

    /** @param answers to the questions of all statements */
    TargetFindings(TargetFacts facts, Map<DataQuestion, DataAnswer> answers) {
        this.facts = facts;
        this.answers = answers;
    }

    List<JudgedFinding> of(List<PlannedStatement> statements) {
        List<JudgedFinding> findings = new ArrayList<>();
        for (PlannedStatement statement : statements) {
            statement.rights().forEach(right -> lack(right)
                    .ifPresent(message -> findings.add(
                            JudgedFinding.of(PlanRules.MISSING_RIGHT, statement.place(), object(right), message))));
            statement.questions().forEach(question -> trouble(question)
                    .ifPresent(message -> findings.add(JudgedFinding.of(
                            PlanRules.DATA_IN_THE_WAY, statement.place(), object(question), message))));
        }
        longTransaction(statements).ifPresent(findings::add);
        fewConnections(statements).ifPresent(findings::add);
        return findings;
    }

    private Optional<String> lack(NeededRight right) {
        if (facts.role().superuser()) {
            return Optional.empty();
        }
        if (right instanceof NeededRight.CreateInSchema create) {
            return facts.privileges().lackOfCreateOn(create.schema());
        }
        if (right instanceof NeededRight.Ownership ownership) {
            return facts.table(ownership.table().schema(), ownership.table().name())
                    .flatMap(table -> facts.privileges().lackOfOwnership(table));
        }
        return facts.privileges().lackOfCreateOnDatabase();
    }

    private Optional<String> trouble(DataQuestion question) {
        DataAnswer answer = answers.get(question);
        if (answer == null) {
            return Optional.empty();
        }
        return answer.count()
                .asOptional()
                .filter(count -> count.found() > 0)
                .map(count -> count.words() + " existing " + what(question) + ". Find them: " + answer.query());
    }

    private static String what(DataQuestion question) {
        if (question instanceof DataQuestion.Nulls nulls) {
            return "rows have no value in " + ObjectName.quote(nulls.column());
        }
        if (question instanceof DataQuestion.Duplicates duplicates) {
            return "keys (" + String.join(", ", duplicates.columns()) + ") stand in more than one row";
        }
        if (question instanceof DataQuestion.Orphans orphans) {
            return "rows refer to rows of " + orphans.referenced().name() + " that are not there";
        }
        return "rows violate the condition";
    }

    private Optional<JudgedFinding> longTransaction(List<PlannedStatement> statements) {
        Optional<LongTransaction> oldest = facts.longTransactions().asOptional().stream()
                .flatMap(found -> found.transactions().stream())
                .findFirst();
        Optional<PlannedStatement> first = statements.stream()
                .filter(statement -> statement.effects().stream()
                        .anyMatch(effect -> effect.mode().blocksWrites()))
                .findFirst();
        return oldest.isEmpty()
                ? Optional.empty()
                : first.map(statement -> JudgedFinding.of(
                        PlanRules.LONG_TRANSACTION,
                        statement.place(),
                        "process " + oldest.get().pid(),
                        "A transaction of " + oldest.get().user() + " (process "
                                + oldest.get().pid() + ", "
                                + oldest.get().state() + ") has been open for "
                                + Words.duration(oldest.get().age()) + "; statements that need "
                                + LockMode.ACCESS_EXCLUSIVE.sqlName() + " may have to wait for its end."));
    }

    private Optional<JudgedFinding> fewConnections(List<PlannedStatement> statements) {
        Optional<Connections> few = facts.connections().asOptional().filter(found -> found.free() < FEW_CONNECTIONS);
        return few.isEmpty() || statements.isEmpty()
                ? Optional.empty()
                : Optional.of(JudgedFinding.of(
                        PlanRules.FEW_CONNECTIONS,
                        statements.get(0).place(),
                        "connections",
                        "Only " + few.get().free() + " of the server's "
                                + few.get().forEverybody() + " connections are free."));
    }

    private static String object(NeededRight right) {
        if (right instanceof NeededRight.CreateInSchema create) {
            return "schema " + ObjectName.quote(create.schema());
        }
        return right instanceof NeededRight.Ownership ownership
                ? ownership.table().toSql()
                : "the database";
    }

    private static String object(DataQuestion question) {
        String table =
                new ObjectName(question.table().schema(), question.table().name()).toSql();
        return question instanceof DataQuestion.Nulls nulls ? table + "." + ObjectName.quote(nulls.column()) : table;
    }
}
