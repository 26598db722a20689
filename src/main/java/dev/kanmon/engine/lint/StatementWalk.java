package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.lint.schema.SchemaTracker;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Statement;
import java.util.List;
import java.util.OptionalInt;

/**
 * Goes through migrations without any rule, and shows what the pending ones run, statement by statement. Each of those is
 * seen by itself: what an earlier one makes counts as there from before.
 */
public final class StatementWalk implements Unfolding.Visitor {

    /** Is shown the pending migrations. */
    public interface Audience {

        /** Before the first statement of a migration. */
        void begin(String migration);

        /**
         * @param statement with the schema as it is just before it
         * @param certain whether it is done for sure, and stays: not under a condition, and not rolled back
         */
        void statement(Finding.Place place, LintedStatement statement, boolean certain);

        /**
         * Something that cannot be looked into.
         *
         * @param statement that runs it, as written
         * @param why in one sentence
         */
        void opaque(Finding.Place place, String statement, String why);
    }

    private final ReadMigration read;
    private final SchemaTracker schema;
    private final int serverVersion;
    private final Places places;
    private final Transactions transactions;
    private final Unfolding unfolding;
    private final Audience audience;
    private int index;

    private StatementWalk(
            ReadMigration read, SchemaTracker schema, int serverVersion, PostgresParser parser, Audience audience) {
        this.read = read;
        this.schema = schema;
        this.serverVersion = serverVersion;
        this.places = new Places(read.migration().name(), read.script());
        this.transactions = new Transactions(read.script());
        this.unfolding = new Unfolding(parser, schema.view(), this);
        this.audience = audience;
    }

    /**
     * @param migrations the applied ones in the order in which they ran, then the pending ones in theirs
     * @param serverVersion as {@code server_version_num} has it
     * @param schemaName what a name without a schema means
     */
    public static void walk(List<MigrationToLint> migrations, int serverVersion, String schemaName, Audience audience) {
        SchemaTracker schema = new SchemaTracker(schemaName);
        PostgresParser parser = new PostgresParser();
        try (ReadAhead reading = new ReadAhead(migrations, new PostgresParser())) {
            for (MigrationToLint migration : migrations) {
                ReadMigration read = reading.next();
                if (migration.isPending()) {
                    new StatementWalk(read, schema, serverVersion, parser, audience).follow();
                    schema.settle();
                } else {
                    new SchemaPass(read, schema, parser).follow();
                }
            }
        }
    }

    private void follow() {
        schema.beginMigration();
        audience.begin(read.migration().name());
        for (index = 0; index < read.trees().size(); index++) {
            ReadMigration.Tree tree = read.trees().get(index);
            if (tree.result() instanceof ParseResult.Parsed) {
                unfolding.visit(new Part(tree.node(), statement().text(), Origin.SCRIPT, 1));
            } else {
                audience.opaque(places.ofStatement(index), statement().text(), "It cannot be read.");
            }
        }
    }

    @Override
    public void enter(Part part) {
        LintedStatement linted = new LintedStatement(
                part.node(),
                part.text(),
                OptionalInt.empty(),
                index,
                part.origin(),
                transactions.of(statement()),
                schema.view(),
                serverVersion);
        audience.statement(places.ofStatement(index, part.line()), linted, isCertain(part));
        transactions.add(statement(), linted);
    }

    @Override
    public void leave(Part part) {
        schema.apply(part.node(), part.text(), isCertain(part));
    }

    @Override
    public void opaque(Part part, String rule, String object, String message) {
        audience.opaque(places.ofStatement(index, part.line()), part.text(), message);
    }

    private boolean isCertain(Part part) {
        boolean unconditional = part.origin() == Origin.SCRIPT || part.origin() == Origin.PART_OF_STATEMENT;
        return unconditional && transactions.isKept(statement());
    }

    private Statement statement() {
        return read.script().statements().get(index);
    }
}
