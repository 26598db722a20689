package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.Linter;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks lint for the effects of statements. */
final class Claims {

    private final List<Effect> heard = new ArrayList<>();
    private final Linter linter = new Linter(
            Stream.concat(Rules.all().stream(), Stream.of(listener())).toList());

    List<Effect> of(LockCase lockCase, int serverVersion) {
        heard.clear();
        linter.lint(new LintRequest(
                List.of(
                        new MigrationToLint("1_before", lockCase.before(), true),
                        new MigrationToLint("2_case", lockCase.statement(), false)),
                serverVersion,
                "public",
                List.of()));
        return List.copyOf(heard);
    }

    private Rule listener() {
        RuleInfo info = new RuleInfo("test/effects", Severity.INFO, Weight.FIXED, "", "", List.of());
        return new Rule.OfStatement(info, Set.of(), statement -> {
            heard.addAll(Effects.of(statement));
            return List.of();
        });
    }
}
