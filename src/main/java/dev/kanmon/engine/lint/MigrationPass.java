package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.lint.schema.SchemaTracker;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Goes through one pending migration: each statement is looked at first, and then taken into the schema. */
final class MigrationPass implements Unfolding.Visitor {

    private final RuleBook rules;
    private final ReadMigration read;
    private final SchemaTracker schema;
    private final int serverVersion;
    private final Places places;
    private final Transactions transactions;
    private final Unfolding unfolding;
    private final PendingStatements audience;
    /** A set: a function that is called twice in a statement is no worse than one that is called once. */
    private final Set<Finding> findings = new LinkedHashSet<>();

    private final List<LintedStatement> statements = new ArrayList<>();
    private int index;

    MigrationPass(
            RuleBook rules,
            ReadMigration read,
            SchemaTracker schema,
            int serverVersion,
            PostgresParser parser,
            PendingStatements audience) {
        this.rules = rules;
        this.read = read;
        this.schema = schema;
        this.serverVersion = serverVersion;
        this.places = new Places(read.migration().name(), read.script());
        this.transactions = new Transactions(read.script());
        this.audience = audience;
        this.unfolding = new Unfolding(parser, schema, this);
    }

    List<Finding> check() {
        schema.beginMigration();
        findings.addAll(new FileChecks(rules, read, places).findings());
        for (index = 0; index < read.trees().size(); index++) {
            ReadMigration.Tree tree = read.trees().get(index);
            if (tree.result() instanceof ParseResult.Parsed) {
                unfolding.visit(new Part(tree.node(), statement().text(), Origin.SCRIPT, 1));
            }
        }
        LintedMigration whole = new LintedMigration(read.migration().name(), List.copyOf(statements), schema);
        for (Rule.OfMigration rule : rules.ofMigration()) {
            rule.check().apply(whole).forEach(found -> reportOfWhole(rule.info(), found));
        }
        return List.copyOf(findings);
    }

    @Override
    public void enter(Part part) {
        LintedStatement linted = new LintedStatement(
                part.node(),
                part.text(),
                textStart(part),
                index,
                part.origin(),
                transactions.of(statement()),
                schema,
                serverVersion);
        audience.show(places.ofStatement(index, part.line()), linted);
        rules.ofStatement(part.node().type())
                .forEach(rule -> rule.check().apply(linted).forEach(found -> report(rule.info(), found, part)));
        statements.add(linted);
        transactions.add(statement(), linted);
    }

    @Override
    public void leave(Part part) {
        schema.apply(part.node(), part.text(), isKept(part));
    }

    @Override
    public void opaque(Part part, String rule, String object, String message) {
        report(rules.info(rule), Found.of(object, message), part);
    }

    private OptionalInt textStart(Part part) {
        return part.origin() == Origin.SCRIPT
                ? OptionalInt.of(statement().offset() - read.trees().get(index).base())
                : OptionalInt.empty();
    }

    /** False for what may not be done at all: under a condition in a body, or rolled back. */
    private boolean isKept(Part part) {
        boolean unconditional = part.origin() == Origin.SCRIPT || part.origin() == Origin.PART_OF_STATEMENT;
        return unconditional && transactions.isKept(statement());
    }

    private Statement statement() {
        return read.script().statements().get(index);
    }

    private void report(RuleInfo rule, Found found, Part part) {
        boolean elsewhere = found.statement().isPresent() && found.statement().get() != index;
        Finding.Place place =
                elsewhere ? places.ofStatement(found.statement().get()) : places.ofStatement(index, part.line());
        // A safer way takes the place of a statement of the script; of one in a body it could only take the body's.
        Optional<String> saferWay = part.origin() == Origin.SCRIPT ? found.saferWay() : Optional.empty();
        add(rule, found, place, saferWay);
    }

    private void reportOfWhole(RuleInfo rule, Found found) {
        add(rule, found, places.ofStatement(found.statement().orElse(-1)), found.saferWay());
    }

    private void add(RuleInfo rule, Found found, Finding.Place place, Optional<String> saferWay) {
        findings.add(new Finding(
                rule.id(), rule.severity(), place, found.object(), found.table(), found.message(), saferWay));
    }
}
