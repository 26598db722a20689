package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.LintResult;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Linter;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.Effects;
import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.rows.MigrationRows;
import dev.kanmon.engine.rows.RowChanges;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What lint has to say of pending migrations: nothing here asks a database.
 *
 * @param findings of the pending migrations
 * @param statements of the pending migrations, in order
 * @param madeInRun tables that the pending migrations make
 * @param rows what the pending migrations do to rows
 */
record Outlook(
        List<Finding> findings,
        List<PlannedStatement> statements,
        Set<ObjectName> madeInRun,
        List<MigrationRows> rows) {

    private static final int TEXT_LENGTH = 160;

    static Outlook of(LintRequest request) {
        List<PlannedStatement> statements = new ArrayList<>();
        Set<ObjectName> madeInRun = new HashSet<>();
        RowChanges rows = new RowChanges();
        LintResult result = new Linter(Rules.all()).lint(request, (place, statement) -> {
            statements.add(planned(place, statement));
            made(statement).ifPresent(madeInRun::add);
            rows.show(place, statement);
        });
        return new Outlook(
                result.findings(), List.copyOf(statements), Set.copyOf(madeInRun), rows.of(result.findings()));
    }

    private static Optional<ObjectName> made(LintedStatement statement) {
        return switch (statement.node().type()) {
            case "CreateStmt" -> Optional.of(statement.nameOf(statement.node().node("relation")));
            case "CreateTableAsStmt" ->
                Optional.of(statement.nameOf(statement.node().node("into").node("rel")));
            default -> Optional.empty();
        };
    }

    private static PlannedStatement planned(Finding.Place place, LintedStatement statement) {
        List<Effect> effects = Effects.of(statement).stream()
                .filter(Predicate.not(effect -> statement.isNew(effect.relation())))
                .toList();
        String text = statement.text().replaceAll("\\s+", " ");
        return new PlannedStatement(
                place,
                text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH) + "…",
                effects,
                NeededRights.of(statement, effects),
                DataQuestions.of(statement));
    }
}
