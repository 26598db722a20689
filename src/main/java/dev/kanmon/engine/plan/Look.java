package dev.kanmon.engine.plan;

import dev.kanmon.engine.deploy.RunOrder;
import dev.kanmon.engine.deploy.Survey;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.engine.plan.facts.DataAnswer;
import dev.kanmon.engine.plan.facts.DataProbe;
import dev.kanmon.engine.plan.facts.DataQuestion;
import dev.kanmon.engine.plan.facts.FactsReader;
import dev.kanmon.engine.plan.facts.FactsRequest;
import dev.kanmon.engine.plan.facts.TargetFacts;
import dev.kanmon.engine.rows.RowCopyPlan;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All of a plan but its rehearsal: what lint and the target say. Cheap enough to be taken again just before the run.
 *
 * @param due what a deploy would do now
 * @param outlook what lint says of it
 * @param findings lint's and the target's, judged by the target's facts
 * @param rows which rows are copied; empty where none are to be
 */
record Look(
        Survey.Due due, TargetFacts facts, Outlook outlook, List<JudgedFinding> findings, Optional<RowCopyPlan> rows) {

    /**
     * Reads only, and waits for nobody.
     *
     * @param session of which no transaction is open
     * @param copiedRows how many rows of one table a migration may change and copy; empty where none are copied
     */
    static Look at(Session session, Survey.Due due, List<LintRequest.Ignore> ignores, OptionalLong copiedRows) {
        int version =
                session.query("SHOW server_version_num", row -> row.getInt(1)).get(0);
        Outlook outlook = outlook(session, due, due.names(), version, ignores);
        TargetFacts facts = FactsReader.read(session, request(outlook, session.schema()));
        List<JudgedFinding> findings = new ArrayList<>();
        Judge judge = new Judge(facts, rules());
        outlook.findings().forEach(finding -> findings.add(judge.judge(finding)));
        findings.addAll(new TargetFindings(facts, answers(session, outlook, facts)).of(outlook.statements()));
        Optional<RowCopyPlan> rows = copiedRows.isPresent()
                ? Optional.of(RowCopyPlan.make(session, copiedRows.getAsLong(), outlook.rows()))
                : Optional.empty();
        rows.ifPresent(plan -> findings.addAll(RowCopyFindings.of(plan)));
        return new Look(due, facts, outlook, List.copyOf(findings), rows);
    }

    /** @param names of the migrations to look at, in order */
    static Outlook outlook(
            Session session, Survey.Due due, List<String> names, int serverVersion, List<LintRequest.Ignore> ignores) {
        return Outlook.of(new LintRequest(
                RunOrder.of(due.source(), due.history(), names),
                serverVersion,
                session.schema(),
                ignores,
                List.of(),
                due.selection().released()));
    }

    private static FactsRequest request(Outlook outlook, String schema) {
        Set<QualifiedName> tables = new HashSet<>();
        Set<String> schemas = new HashSet<>(Set.of(schema));
        for (PlannedStatement statement : outlook.statements()) {
            for (Effect effect : statement.effects()) {
                tables.add(new QualifiedName(
                        Optional.of(effect.relation().schema()),
                        effect.relation().name()));
            }
            statement.rights().stream()
                    .filter(NeededRight.CreateInSchema.class::isInstance)
                    .map(NeededRight.CreateInSchema.class::cast)
                    .forEach(right -> schemas.add(right.schema()));
        }
        outlook.findings().stream()
                .flatMap(finding -> finding.table().stream())
                .forEach(table -> tables.add(new QualifiedName(Optional.of(table.schema()), table.name())));
        return new FactsRequest(List.copyOf(tables), schemas, FactsRequest.DEFAULT_LONG_TRANSACTION);
    }

    /** Only about tables that are there: what the run makes cannot be asked yet. */
    private static Map<DataQuestion, DataAnswer> answers(Session session, Outlook outlook, TargetFacts facts) {
        List<DataQuestion> questions = outlook.statements().stream()
                .flatMap(statement -> statement.questions().stream())
                .filter(question -> isAboutTheTarget(question, facts))
                .distinct()
                .toList();
        Map<DataQuestion, DataAnswer> answers = new LinkedHashMap<>();
        if (!questions.isEmpty()) {
            DataProbe.ask(session, questions).forEach(answer -> answers.put(answer.question(), answer));
        }
        return answers;
    }

    private static boolean isAboutTheTarget(DataQuestion question, TargetFacts facts) {
        return facts.table(question.table().schema(), question.table().name()).isPresent();
    }

    private static Map<String, RuleInfo> rules() {
        return Rules.all().stream()
                .map(rule -> rule.info())
                .collect(Collectors.toMap(RuleInfo::id, Function.identity()));
    }
}
