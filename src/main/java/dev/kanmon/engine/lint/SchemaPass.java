package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.lint.schema.SchemaTracker;
import dev.kanmon.engine.parse.PostgresParser;

/** Takes an applied migration into the schema. */
final class SchemaPass implements Unfolding.Visitor {

    private final ReadMigration read;
    private final SchemaTracker schema;
    private final Unfolding unfolding;

    SchemaPass(ReadMigration read, SchemaTracker schema, PostgresParser parser) {
        this.read = read;
        this.schema = schema;
        this.unfolding = new Unfolding(parser, schema, this);
    }

    void follow() {
        schema.beginMigration();
        for (int i = 0; i < read.trees().size(); i++) {
            String text = read.script().statements().get(i).text();
            unfolding.visit(new Part(read.trees().get(i).node(), text, Origin.SCRIPT, 1));
        }
    }

    @Override
    public void enter(Part part) {
        // What it does to the schema comes after what it runs.
    }

    @Override
    public void leave(Part part) {
        schema.apply(part.node(), part.text(), false);
    }

    @Override
    public void opaque(Part part, String rule, String object, String message) {
        // It has been run: whatever it did, nothing is found in what is done.
    }
}
