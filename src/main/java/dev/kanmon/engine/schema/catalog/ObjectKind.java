package dev.kanmon.engine.schema.catalog;

/** The kinds of objects that a catalog tells apart. */
public enum ObjectKind {
    SCHEMA("schema"),
    EXTENSION("extension"),
    TABLE("table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    SEQUENCE("sequence"),
    COLUMN("column"),
    CONSTRAINT("constraint"),
    INDEX("index"),
    ENUM("enum"),
    DOMAIN("domain"),
    COMPOSITE_TYPE("composite type"),
    ROUTINE("routine"),
    TRIGGER("trigger"),
    POLICY("policy");

    private final String word;

    ObjectKind(String word) {
        this.word = word;
    }

    /** For people, as in {@code materialized view}. */
    public String word() {
        return word;
    }
}
