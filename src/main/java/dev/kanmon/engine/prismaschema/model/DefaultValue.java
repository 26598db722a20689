package dev.kanmon.engine.prismaschema.model;

import java.util.List;

/** What {@code @default(…)} says. */
public sealed interface DefaultValue {

    /** A value that the database can write. */
    sealed interface Literal extends DefaultValue {

        record Text(String value) implements Literal {}

        /** @param text as written, such as {@code 1.50} */
        record Numeric(String text) implements Literal {}

        record Bool(boolean value) implements Literal {}

        /** @param value the value's name in the schema */
        record EnumValue(String value) implements Literal {}

        record Many(List<Literal> elements) implements Literal {
            public Many {
                elements = List.copyOf(elements);
            }
        }
    }

    record AutoIncrement() implements DefaultValue {}

    record Now() implements DefaultValue {}

    /** @param expression SQL; empty where the schema does not say it, and then the database's own is left alone */
    record DbGenerated(String expression) implements DefaultValue {}

    /** {@code uuid()}, {@code cuid()}, {@code nanoid()}, {@code ulid()}: the client makes it, the database has no default. */
    record ByClient(String function) implements DefaultValue {}
}
