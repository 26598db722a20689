package dev.kanmon.engine.prismaschema.model;

/** What the type of a field makes of it. */
sealed interface FieldMeaning {

    /** It has a column. @param type without what {@code @db.…} says */
    record Column(FieldType type) implements FieldMeaning {}

    /** It leads to rows of a model. */
    record Link(String model) implements FieldMeaning {}

    /** It leads to a view, or its type is a finding already; nothing more is said of it. */
    record Unread() implements FieldMeaning {}
}
