package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scripts leave as it is, and why. */
public enum NotCompared {
    OPERATOR_CLASSES(
            "Operator classes and families",
            "pgCodeKeeper does not know them. They are rare, and an index that uses a new one has to be written by hand.",
            ObjectKind.OPERATOR_CLASS,
            ObjectKind.OPERATOR_FAMILY),
    USER_MAPPINGS(
            "User mappings of foreign servers",
            "Their options are passwords, which do not belong into a script that is shown and kept.",
            ObjectKind.USER_MAPPING),
    EXTENSION_VERSIONS(
            "Versions of extensions",
            "A migration seldom names one, and two servers have different ones to offer.",
            ObjectKind.EXTENSION_VERSION),
    LANGUAGES(
            "Languages, transforms, conversions and access methods",
            "They come with extensions or a server's own libraries, and take a superuser.",
            ObjectKind.LANGUAGE,
            ObjectKind.TRANSFORM,
            ObjectKind.CONVERSION,
            ObjectKind.ACCESS_METHOD),
    OWNERS("Owners", "The shadow's role is another than the target's, so owners would always differ."),
    ROLES("Roles, their memberships and settings", "They belong to the server, not to the database."),
    TABLESPACES("Tablespaces", "They belong to the server; a shadow has none but its own."),
    DATABASE_SETTINGS(
            "Settings and privileges of the database itself", "ALTER DATABASE is for who runs it, not for migrations."),
    SUBSCRIPTIONS("Subscriptions", "They hold a connection string with a password, and only make sense on one server."),
    SECURITY_LABELS("Security labels", "They mean something only to a provider that the shadow does not have."),
    LARGE_OBJECTS("Large objects", "They are data."),
    SEQUENCE_VALUES("Where sequences stand", "That is data. A new sequence starts at its start value."),
    NOT_NULL_NAMES("Names of NOT NULL constraints", "PostgreSQL 18 alone knows them; on 17 and before there are none."),
    COLUMN_ORDER("The order of columns", "It can be changed only by making the table anew.");

    private final String what;
    private final String why;
    private final Set<ObjectKind> kinds;

    NotCompared(String what, String why, ObjectKind... kinds) {
        this.what = what;
        this.why = why;
        this.kinds = Stream.of(kinds).collect(Collectors.toUnmodifiableSet());
    }

    /** For people, with a capital. */
    public String what() {
        return what;
    }

    /** A sentence or two. */
    public String why() {
        return why;
    }

    /** As catalogs tell them apart: differences of these are seen and reported; none where not even that. */
    public Set<ObjectKind> kinds() {
        return kinds;
    }
}
