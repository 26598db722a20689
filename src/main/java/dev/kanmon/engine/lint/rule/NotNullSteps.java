package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import java.util.ArrayList;
import java.util.List;

/** Makes a column NOT NULL without looking at all its rows under a strong lock. */
final class NotNullSteps {

    /** The first version that knows NOT NULL … NOT VALID. */
    private static final int NOT_VALID_SINCE = 180000;

    private NotNullSteps() {}

    static List<String> of(TableCommand command, String column) {
        String prefix = command.table().name() + "_" + column;
        List<String> steps = new ArrayList<>();
        if (command.statement().serverVersion() >= NOT_VALID_SINCE) {
            String name = quote(DerivedName.of(prefix, "_not_null"));
            steps.add(command.alter("ADD CONSTRAINT " + name + " NOT NULL " + quote(column) + " NOT VALID"));
            steps.add(TableCommand.LATER);
            steps.add(command.alter("VALIDATE CONSTRAINT " + name));
        } else {
            String name = quote(DerivedName.of(prefix, "_not_null_check"));
            steps.add(command.alter("ADD CONSTRAINT " + name + " CHECK (" + quote(column) + " IS NOT NULL) NOT VALID"));
            steps.add(TableCommand.LATER);
            steps.add(command.alter("VALIDATE CONSTRAINT " + name));
            steps.add(command.alter("ALTER COLUMN " + quote(column) + " SET NOT NULL"));
            steps.add(command.alter("DROP CONSTRAINT " + name));
        }
        return steps;
    }
}
