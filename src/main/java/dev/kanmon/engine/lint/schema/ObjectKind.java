package dev.kanmon.engine.lint.schema;

/** Kinds of objects, other than tables and indexes, of which it is remembered that a pending migration made them. */
public enum ObjectKind {
    SCHEMA,
    TYPE,
    VIEW,
    MATERIALIZED_VIEW,
    ROUTINE,
    SEQUENCE
}
