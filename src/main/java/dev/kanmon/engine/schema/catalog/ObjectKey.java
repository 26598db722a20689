package dev.kanmon.engine.schema.catalog;

import java.util.Arrays;
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

    /** Whether it is something of another object, and not one by itself. */
    public boolean isPart() {
        return !owner.isEmpty();
    }

    /** The name of the object by itself that this one is, or is a part of. */
    public String whole() {
        return isPart() ? owner : name;
    }

    /** Of a grant: the role that was granted something, or PUBLIC. */
    public String grantee() {
        int column = name.indexOf(" (column ");
        return column < 0 ? name : name.substring(0, column);
    }

    /** Names the comment on this object. */
    ObjectKey comment() {
        return isPart()
                ? new ObjectKey(ObjectKind.COMMENT, schema, owner, kind.word() + " " + name)
                : new ObjectKey(ObjectKind.COMMENT, schema, name, kind.word());
    }

    /** For people: {@code column public.User.email}, {@code grant on public.User to reader}. */
    @Override
    public String toString() {
        return switch (kind) {
            case GRANT -> "grant on " + path() + " to " + name;
            case COMMENT -> "comment on " + name + (isOfPart() ? " of " : " ") + path();
            case EXTENSION_VERSION -> "version of extension " + owner;
            default -> kind.word() + " " + path() + (isPart() ? "." + name : "");
        };
    }

    private boolean isOfPart() {
        return Arrays.stream(ObjectKind.values()).map(ObjectKind::word).noneMatch(name::equals);
    }

    private String path() {
        return schema.isEmpty() ? whole() : schema + "." + whole();
    }
}
