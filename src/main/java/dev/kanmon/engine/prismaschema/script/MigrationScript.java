package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.prismaschema.script.StepWriter.Written;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The same below a comment with what could be lost or fail, as {@code prisma migrate dev} writes migration.sql. */
    public static String withWarnings(Difference difference) {
        DataLoss loss = DataLoss.possible(difference);
        return loss.isEmpty() ? of(difference) : header(loss) + of(difference);
    }

    private static String header(DataLoss loss) {
        return Stream.concat(loss.warnings().stream(), loss.unexecutable().stream())
                .map(text -> "  - " + inComment(text) + "\n")
                .collect(Collectors.joining("", "/*\n  Warnings:\n\n", "\n*/\n"));
    }

    /** A name may hold what would end or begin a comment. */
    private static String inComment(String text) {
        return text.replace("*/", "* /").replace("/*", "/ *");
    }

    private static String section(Step step, StepWriter writer) {
        Written written = step.accept(writer);
        return written.statements().stream()
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining("", "-- " + written.title() + "\n", ""));
    }
}
