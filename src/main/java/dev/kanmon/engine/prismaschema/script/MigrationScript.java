package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.prismaschema.script.StepWriter.Written;
import java.util.stream.Collectors;

/** The SQL of a difference, as {@code prisma migrate diff --script} prints it and {@code migration.sql} has it. */
public final class MigrationScript {

    private static final String EMPTY = "-- This is an empty migration.\n";

    private MigrationScript() {}

    /** Ends with a line feed; for no difference it is {@code -- This is an empty migration.} */
    public static String of(Difference difference) {
        if (difference.isEmpty()) {
            return EMPTY;
        }
        StepWriter writer = new StepWriter(difference);
        return difference.steps().stream().map(step -> section(step, writer)).collect(Collectors.joining("\n"));
    }

    private static String section(Step step, StepWriter writer) {
        Written written = step.accept(writer);
        return written.statements().stream()
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining("", "-- " + written.title() + "\n", ""));
    }
}
