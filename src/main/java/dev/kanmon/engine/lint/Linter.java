package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.schema.SchemaTracker;
import dev.kanmon.engine.parse.PostgresParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks through migrations with a set of rules. One linter is for one thread at a time. */
public final class Linter {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparingInt(
                    (Finding finding) -> finding.place().line())
            .thenComparingInt(finding -> finding.place().column());

    private final RuleBook rules;
    private final PostgresParser parser = new PostgresParser();
    private final PostgresParser readersParser = new PostgresParser();

    /** @param rules each id once */
    public Linter(List<Rule> rules) {
        this.rules = new RuleBook(rules);
    }

    /** Never fails: what cannot be read is a finding. */
    public LintResult lint(LintRequest request) {
        return lint(request, PendingStatements.NOT_WANTED);
    }

    /** The same, and shows the statements on the way. */
    public LintResult lint(LintRequest request, PendingStatements audience) {
        SchemaTracker schema = new SchemaTracker(request.schema());
        List<Finding> findings = new ArrayList<>(new HistoryChecks(rules).findings(request));
        try (ReadAhead reading = new ReadAhead(request.migrations(), readersParser)) {
            for (MigrationToLint migration : request.migrations()) {
                ReadMigration read = reading.next();
                if (migration.isPending()) {
                    findings.addAll(check(read, schema, request.serverVersion(), audience));
                } else {
                    new SchemaPass(read, schema, parser).follow();
                }
            }
        }
        return new LintResult(new Ignores(request.ignores()).applyTo(findings));
    }

    private List<Finding> check(
            ReadMigration read, SchemaTracker schema, int serverVersion, PendingStatements audience) {
        List<Finding> found = new MigrationPass(rules, read, schema, serverVersion, parser, audience).check();
        return new IgnoreComments(rules, read.migration().name(), read.script())
                .applyTo(found).stream().sorted(BY_PLACE).toList();
    }
}
