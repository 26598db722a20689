package dev.kanmon.engine.lint;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One thing to look for. A rule is a pure function: what it is given is all it knows. */
public sealed interface Rule {

    RuleInfo info();

    /**
     * Looks at one statement at a time, before its effect is in the schema.
     *
     * @param nodeTypes types of statement nodes that it is asked about; empty for all of them
     */
    record OfStatement(RuleInfo info, Set<String> nodeTypes, Function<LintedStatement, List<Found>> check)
            implements Rule {}

    /** Looks at a whole migration, after its last statement. */
    record OfMigration(RuleInfo info, Function<LintedMigration, List<Found>> check) implements Rule {}

    /** Is found by the linter itself, which reads files and comments; here for its description. */
    record OfFile(RuleInfo info) implements Rule {}
}
