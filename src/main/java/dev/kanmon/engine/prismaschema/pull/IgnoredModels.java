package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Table;

/** Tells which models Prisma's client leaves out. */
record IgnoredModels(WrittenSchema written) {

    /** Whether a person wanted it, or the client has nothing to tell its rows apart by. */
    boolean contains(Table table) {
        return isWritten(table)
                || !Identifiers.hasUsable(table) && !table.columns().isEmpty();
    }

    /** Whether the file says so already. */
    boolean isWritten(Table table) {
        return written.model(table.name())
                .flatMap(model -> WrittenSchema.attribute(model.attributes(), "ignore"))
                .isPresent();
    }
}
