package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;

/** A difference for people, as {@code prisma migrate diff} prints it without {@code --script}. */
public final class Summary {

    private Summary() {}

    /** {@code No difference detected.}, or what is added, removed and changed, table by table. */
    public static String of(Difference difference) {
        throw new UnsupportedOperationException("being built: " + difference);
    }
}
