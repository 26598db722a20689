package dev.kanmon.engine.schema.catalog;

/** The kinds of objects that a catalog tells apart. */
public enum ObjectKind {
    SCHEMA("schema"),
    EXTENSION("extension"),
    /** Apart from the extension, since a migration seldom names it and the server then takes its newest. */
    EXTENSION_VERSION("version"),
    TABLE("table"),
    FOREIGN_TABLE("foreign table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    SEQUENCE("sequence"),
    COLUMN("column"),
    CONSTRAINT("constraint"),
    INDEX("index"),
    ENUM("enum"),
    DOMAIN("domain"),
    COMPOSITE_TYPE("composite type"),
    RANGE("range type"),
    BASE_TYPE("base type"),
    ROUTINE("routine"),
    AGGREGATE("aggregate"),
    OPERATOR("operator"),
    OPERATOR_CLASS("operator class"),
    OPERATOR_FAMILY("operator family"),
    CAST("cast"),
    CONVERSION("conversion"),
    LANGUAGE("language"),
    TRANSFORM("transform"),
    ACCESS_METHOD("access method"),
    TRIGGER("trigger"),
    RULE("rule"),
    POLICY("policy"),
    EVENT_TRIGGER("event trigger"),
    STATISTICS("statistics"),
    COLLATION("collation"),
    TEXT_SEARCH_CONFIGURATION("text search configuration"),
    TEXT_SEARCH_DICTIONARY("text search dictionary"),
    TEXT_SEARCH_PARSER("text search parser"),
    TEXT_SEARCH_TEMPLATE("text search template"),
    PUBLICATION("publication"),
    /** One table of a publication, with the columns and rows that are published. */
    PUBLISHED_TABLE("published table"),
    PUBLISHED_SCHEMA("published schema"),
    FOREIGN_DATA_WRAPPER("foreign data wrapper"),
    SERVER("server"),
    USER_MAPPING("user mapping"),
    DEFAULT_PRIVILEGE("default privileges"),
    /** What one role may do with one object; the object is the key's owner, the role its name. */
    GRANT("grant"),
    /** The object, or what it is a part of, is the key's owner; what kind of object it is, is in the name. */
    COMMENT("comment");

    private final String word;

    ObjectKind(String word) {
        this.word = word;
    }

    /** For people, as in {@code materialized view}. */
    public String word() {
        return word;
    }

    /** For people, for several of them. */
    String plural() {
        if (word.endsWith("y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        if (word.endsWith("x") || word.endsWith("ss")) {
            return word + "es";
        }
        return word.endsWith("s") ? word : word + "s";
    }

    /** Whether only what has columns can have it. */
    boolean isOfTables() {
        return switch (this) {
            case COLUMN, INDEX, TRIGGER, RULE, POLICY -> true;
            default -> false;
        };
    }
}
