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

    /** For people: {@code column public.User.email}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.word()).append(' ');
        if (!schema.isEmpty()) {
            text.append(schema).append('.');
        }
        if (!owner.isEmpty()) {
            text.append(owner).append('.');
        }
        return text.append(name).toString();
    }
}
