package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.schema.SchemaTracker;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Script;
import java.util.ArrayList;
import java.util.List;

/** Looks through migrations with a set of rules. One linter is for one thread at a time. */
public final class Linter {

    private final RuleBook rules;
    private final PostgresParser parser = new PostgresParser();

    /** @param rules each id once */
    public Linter(List<Rule> rules) {
        this.rules = new RuleBook(rules);
    }

    /** Never fails: what cannot be read is a finding. */
    public LintResult lint(LintRequest request) {
        SchemaTracker schema = new SchemaTracker(request.schema());
        List<Finding> findings = new ArrayList<>();
        for (MigrationToLint migration : request.migrations()) {
            ReadMigration read = ReadMigration.of(migration, Script.parse(migration.text()), parser);
            MigrationPass pass = new MigrationPass(rules, read, schema, request.serverVersion());
            if (migration.applied()) {
                pass.follow();
            } else {
                findings.addAll(new Ignores(request.ignores()).applyTo(pass.check()));
            }
        }
        return new LintResult(findings);
    }
}
