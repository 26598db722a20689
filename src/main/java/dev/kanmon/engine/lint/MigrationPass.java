package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.lint.schema.SchemaTracker;
import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Goes through one migration: each statement is looked at first, and then taken into the schema. */
final class MigrationPass {

    private final RuleBook rules;
    private final ReadMigration read;
    private final SchemaTracker schema;
    private final int serverVersion;
    private final Places places;
    private final Transactions transactions;
    private final List<Finding> findings = new ArrayList<>();
    private final List<LintedStatement> statements = new ArrayList<>();

    MigrationPass(RuleBook rules, ReadMigration read, SchemaTracker schema, int serverVersion) {
        this.rules = rules;
        this.read = read;
        this.schema = schema;
        this.serverVersion = serverVersion;
        this.places = new Places(read.migration().name(), read.script());
        this.transactions = new Transactions(read.script());
    }

    /** Takes an applied migration into the schema. */
    void follow() {
        for (int i = 0; i < read.trees().size(); i++) {
            schema.apply(
                    read.trees().get(i).node(),
                    read.script().statements().get(i).text(),
                    false);
        }
    }

    /** Looks at a pending migration. */
    List<Finding> check() {
        findings.addAll(new FileChecks(rules, read, places).findings());
        for (int i = 0; i < read.trees().size(); i++) {
            check(i);
        }
        LintedMigration whole = new LintedMigration(read.migration().name(), List.copyOf(statements), schema);
        for (Rule.OfMigration rule : rules.ofMigration()) {
            rule.check()
                    .apply(whole)
                    .forEach(found ->
                            report(rule.info(), found, found.statement().orElse(-1)));
        }
        return findings;
    }

    private void check(int index) {
        ReadMigration.Tree tree = read.trees().get(index);
        Statement statement = read.script().statements().get(index);
        if (tree.result() instanceof ParseResult.Parsed) {
            check(index, tree.node(), statement, Origin.SCRIPT);
            schema.apply(tree.node(), statement.text(), true);
        }
    }

    private void check(int index, Node node, Statement statement, Origin origin) {
        LintedStatement linted = new LintedStatement(
                node, statement.text(), index, origin, transactions.of(statement), schema, serverVersion);
        rules.ofStatement(node.type())
                .forEach(rule -> rule.check().apply(linted).forEach(found -> report(rule.info(), found, index)));
        statements.add(linted);
        transactions.add(linted);
    }

    private void report(RuleInfo rule, Found found, int statement) {
        int at = found.statement().orElse(statement);
        findings.add(new Finding(
                rule.id(),
                rule.severity(),
                places.ofStatement(at),
                found.object(),
                found.table(),
                found.message(),
                found.saferWay()));
    }
}
