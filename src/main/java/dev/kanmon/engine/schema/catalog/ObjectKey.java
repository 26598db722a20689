package dev.kanmon.engine.schema.catalog;

import java.util.Comparator;

/**
 * Names one object of a database.
 *
 * @param schema the schema that it lies in; empty for what lies in none
 * @param owner the relation or type that it is part of; empty for what stands by itself
 * @param name its own name, of a routine with its argument types
 */
public record ObjectKey(ObjectKind kind, String schema, String owner, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::schema)
            .thenComparing(ObjectKey::owner)
            .thenComparing(ObjectKey::kind)
            .thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** Names the comment on this object. */
    ObjectKey comment() {
        return new ObjectKey(ObjectKind.COMMENT, schema, owner, kind.word() + " " + name);
    }

    /** For people: {@code column public.User.email}, {@code grant on public.User to reader}. */
    @Override
    public String toString() {
        return switch (kind) {
            case GRANT -> "grant on " + path(owner) + " to " + name;
            case COMMENT -> "comment on " + commented();
            default -> kind.word() + " " + (owner.isEmpty() ? path(name) : path(owner) + "." + name);
        };
    }

    private String commented() {
        return owner.isEmpty() && schema.isEmpty() ? name : name + " of " + (owner.isEmpty() ? schema : path(owner));
    }

    private String path(String object) {
        return schema.isEmpty() ? object : schema + "." + object;
    }
}
