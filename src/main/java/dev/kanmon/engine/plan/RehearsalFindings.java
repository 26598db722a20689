package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.plan.facts.TargetFacts;
import dev.kanmon.engine.plan.rehearsal.ObservedRelation;
import dev.kanmon.engine.plan.rehearsal.ObservedRelation.Kind;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.RehearsedStatement;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.NotRehearsable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the rehearsal saw that lint did not foresee, and what it could not try. */
final class RehearsalFindings {

    private final TargetFacts facts;
    private final Outlook outlook;
    private final List<PlannedStatement> statements;
    private final StatementIndex planned;
    private final List<JudgedFinding> findings = new ArrayList<>();

    private RehearsalFindings(TargetFacts facts, Outlook outlook) {
        this.facts = facts;
        this.outlook = outlook;
        this.statements = outlook.statements();
        this.planned = new StatementIndex(statements);
    }

    static List<JudgedFinding> of(Rehearsal rehearsal, TargetFacts facts, Outlook outlook) {
        RehearsalFindings collected = new RehearsalFindings(facts, outlook);
        if (rehearsal instanceof Rehearsed rehearsed) {
            collected.version(rehearsed.serverVersion());
            rehearsed.migrations().forEach(collected::migration);
            collected.findings.addAll(DownFindings.of(rehearsed.downScripts()));
        } else if (rehearsal instanceof Rehearsal.HistoryNotReplayed history) {
            collected.notRehearsed(history.reason());
        } else if (rehearsal instanceof Rehearsal.NotRehearsed nothing) {
            collected.notRehearsed(nothing.reason());
        }
        return List.copyOf(collected.findings);
    }

    private void version(int shadow) {
        if (shadow / 10000 != facts.serverVersion() / 10000) {
            add(
                    PlanRules.OTHER_VERSION,
                    first(),
                    "the shadow",
                    "Rehearsed on PostgreSQL " + shadow / 10000 + "; the target is " + facts.serverVersion() / 10000
                            + ".");
        }
    }

    private void notRehearsed(String reason) {
        add(PlanRules.NOT_REHEARSED, first(), "the plan", reason);
    }

    private void migration(RehearsedMigration migration) {
        for (RehearsedStatement statement : migration.statements()) {
            Place place = new Place(migration.name(), statement.index(), statement.line(), 1);
            if (statement.outcome() instanceof NotRehearsable notRehearsable) {
                add(PlanRules.NOT_REHEARSED, place, "statement", notRehearsable.reason());
            } else {
                unforeseen(place, statement);
            }
        }
    }

    private void unforeseen(Place place, RehearsedStatement statement) {
        Set<ObjectName> rewrites = foreseen(place, effect -> effect.work() == Work.REWRITE);
        for (ObservedRelation relation : statement.observation().rewritten()) {
            if (relation.kind() == Kind.TABLE && wasThere(relation) && !rewrites.contains(name(relation))) {
                add(PlanRules.UNFORESEEN, place, relation.toString(), relation + " is written anew by this statement.");
            }
        }
        Set<ObjectName> exclusive = foreseen(place, effect -> effect.mode() == LockMode.ACCESS_EXCLUSIVE);
        statement.observation().locks().stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(lock -> lock.relation())
                .filter(relation -> relation.kind() == Kind.TABLE && wasThere(relation))
                .filter(relation -> !exclusive.contains(name(relation)))
                .forEach(relation -> add(
                        PlanRules.UNFORESEEN,
                        place,
                        relation.toString(),
                        "This statement takes ACCESS EXCLUSIVE on " + relation + ", which its text does not tell."));
    }

    private Set<ObjectName> foreseen(Place place, Predicate<Effect> which) {
        return planned.at(place).stream()
                .flatMap(statement -> statement.effects().stream())
                .filter(which)
                .map(Effect::relation)
                .collect(Collectors.toSet());
    }

    /** What the run made itself is nobody's yet. */
    private boolean wasThere(ObservedRelation relation) {
        return !outlook.madeInRun().contains(name(relation));
    }

    private static ObjectName name(ObservedRelation relation) {
        return new ObjectName(relation.schema(), relation.name());
    }

    private Place first() {
        return statements.isEmpty()
                ? new Place("", -1, 1, 1)
                : statements.get(0).place();
    }

    private void add(RuleInfo rule, Place place, String object, String message) {
        findings.add(JudgedFinding.of(rule, place, object, message));
    }
}
