package dev.kanmon.engine.schema.diff.supplement;

/** The kinds of facts, each with its query in a resource of its name. */
enum FactKind {
    REPLICA_IDENTITY("replica-identity", When.LAST, NewRelation.SETS),
    COLUMN_STORAGE("column-storage", When.LAST, NewRelation.HAS_IT),
    INDEX_STATISTICS("index-statistics", When.LAST, NewRelation.SETS),
    COLUMN_COLLATION("column-collation", When.LAST, NewRelation.HAS_IT),
    NOT_NULL_NOT_VALID("not-null-not-valid", When.LAST, NewRelation.SETS),
    CONSTRAINT_NOT_VALID("constraint-not-valid", When.LAST, NewRelation.HAS_IT),
    DOMAIN_NOT_NULL("domain-not-null", When.LAST, NewRelation.HAS_IT),
    DOMAIN_CONSTRAINT_NOT_VALID("domain-constraint-not-valid", When.LAST, NewRelation.HAS_IT),
    INVALID_INDEX("invalid-index", When.LAST, NewRelation.HAS_IT),
    PUBLICATION("publication", When.AROUND, NewRelation.SETS),
    COMMENT("comment", When.LAST, NewRelation.SETS),
    DEFAULT_PRIVILEGE("default-privilege", When.AROUND, NewRelation.SETS);

    /** Where the statements go. */
    enum When {
        /** What goes, goes before everything else, and what comes, comes after: it may stand in the others' way. */
        AROUND,
        /** All of it behind everything else. */
        LAST
    }

    /** What about a relation that the script makes. */
    enum NewRelation {
        /** It has to be set. */
        SETS,
        /** pgCodeKeeper's statements make it so. */
        HAS_IT
    }

    private static final int POSTGRESQL_15 = 150000;

    private final String resource;
    private final When when;
    private final NewRelation newRelation;

    FactKind(String resource, When when, NewRelation newRelation) {
        this.resource = resource;
        this.when = when;
        this.newRelation = newRelation;
    }

    /** @param serverVersion such as 180006 */
    String resource(int serverVersion) {
        return this == PUBLICATION && serverVersion < POSTGRESQL_15 ? resource + "-before-15" : resource;
    }

    /** Whether no statement makes it so. */
    boolean isOneWay() {
        return this == INVALID_INDEX || this == DOMAIN_CONSTRAINT_NOT_VALID;
    }

    boolean isAround() {
        return when == When.AROUND;
    }

    boolean isSetOnNewRelations() {
        return newRelation == NewRelation.SETS;
    }
}
