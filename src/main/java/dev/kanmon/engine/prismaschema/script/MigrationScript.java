package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;

/** The SQL of a difference, as {@code prisma migrate diff --script} prints it and {@code migration.sql} has it. */
public final class MigrationScript {

    private MigrationScript() {}

    /** Ends with a line feed; for no difference it is {@code -- This is an empty migration.} */
    public static String of(Difference difference) {
        throw new UnsupportedOperationException("being built: " + difference);
    }
}
