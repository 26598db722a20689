package dev.kanmon.engine.prismaschema.difference;

/** One statement, or some that belong together, of a migration. */
public sealed interface Step {

    /** Placeholder of the frame: the difference's owner says which steps there are. */
    record CreateNamespace(String name) implements Step {}
}
