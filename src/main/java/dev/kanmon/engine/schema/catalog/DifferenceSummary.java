package dev.kanmon.engine.schema.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A difference for people, as {@code prisma migrate diff} tells it, with the names that Prisma leaves out. */
public final class DifferenceSummary {

    private static final String NONE = "No difference detected.\n";
    private static final String DEFAULT_SCHEMA = "public";

    /** Definitions longer than this, in characters, say less than they hide. */
    private static final int LONGEST_DEFINITION = 100;

    private final StringBuilder text = new StringBuilder();

    private DifferenceSummary() {}

    /** Some lines; what belongs to an object that was added or removed whole is not told by itself. */
    public static String of(CatalogDifference difference) {
        if (difference.isEmpty()) {
            return NONE;
        }
        DifferenceSummary summary = new DifferenceSummary();
        List<ObjectChange> changes = outermost(difference);
        summary.wholeObjects(changes, ObjectChange.Kind.ADDED, "[+] Added ");
        summary.wholeObjects(changes, ObjectChange.Kind.REMOVED, "[-] Removed ");
        summary.changedObjects(changes);
        return summary.text.toString();
    }

    /** The changes without those of objects that came or went with another one. */
    public static List<ObjectChange> outermost(CatalogDifference difference) {
        Set<Whole> wholes = difference.changes().stream()
                .filter(change -> !change.object().isPart())
                .map(Whole::of)
                .collect(Collectors.toSet());
        Set<ObjectKey> comments = difference.changes().stream()
                .filter(change -> change.kind() != ObjectChange.Kind.CHANGED)
                .map(change -> change.object().comment())
                .collect(Collectors.toSet());
        return difference.changes().stream()
                .filter(change -> change.kind() == ObjectChange.Kind.CHANGED
                        || !change.object().isPart()
                        || !wholes.contains(Whole.of(change)) && !comments.contains(change.object()))
                .toList();
    }

    /** What happened to the object that a change belongs to, if that was the same as happened to its part. */
    private record Whole(String schema, String name, ObjectChange.Kind kind) {

        static Whole of(ObjectChange change) {
            return new Whole(change.object().schema(), change.object().whole(), change.kind());
        }
    }

    private void wholeObjects(List<ObjectChange> changes, ObjectChange.Kind kind, String heading) {
        Map<ObjectKind, List<ObjectChange>> byKind = changes.stream()
                .filter(change -> change.kind() == kind && !change.object().isPart())
                .collect(Collectors.groupingBy(change -> change.object().kind(), TreeMap::new, Collectors.toList()));
        byKind.forEach((what, objects) -> {
            line("");
            line(heading + what.plural());
            objects.forEach(object ->
                    line("  - " + name(object.object().schema(), object.object().name())));
        });
    }

    private void changedObjects(List<ObjectChange> changes) {
        Map<String, List<ObjectChange>> byObject = changes.stream()
                .filter(change -> change.object().isPart() || change.kind() == ObjectChange.Kind.CHANGED)
                .collect(Collectors.groupingBy(
                        change -> name(change.object().schema(), change.object().whole()),
                        TreeMap::new,
                        Collectors.toList()));
        byObject.forEach((object, parts) -> {
            line("");
            line("[*] Changed the `" + object + "` " + kind(parts));
            parts.stream().sorted(Comparator.comparing(ObjectChange::object)).forEach(this::part);
        });
    }

    /** Of its own change, or by what it has. */
    private static String kind(List<ObjectChange> parts) {
        return parts.stream()
                .map(ObjectChange::object)
                .filter(object -> !object.isPart())
                .map(object -> object.kind().word())
                .findFirst()
                .orElseGet(() ->
                        parts.stream().anyMatch(part -> part.object().kind().isOfTables()) ? "table" : "object");
    }

    private void part(ObjectChange change) {
        String what = change.object().isPart()
                ? change.object().kind().word() + " `" + change.object().name() + "`"
                : "definition";
        line(
                switch (change.kind()) {
                    case ADDED -> "  [+] Added " + what + definition(change.object(), change.to());
                    case REMOVED -> "  [-] Removed " + what;
                    case CHANGED -> "  [*] Altered " + what + transition(change);
                });
    }

    private static String definition(ObjectKey object, String definition) {
        String shown = object.kind() == ObjectKind.INDEX && definition.contains(" USING ")
                ? definition.substring(definition.indexOf(" USING ") + 1)
                : definition;
        return isShort(shown) ? " (" + shown + ")" : "";
    }

    private static String transition(ObjectChange change) {
        return isShort(change.from()) && isShort(change.to())
                ? " (changed from `" + change.from() + "` to `" + change.to() + "`)"
                : "";
    }

    private static boolean isShort(String definition) {
        return !definition.isBlank() && definition.length() <= LONGEST_DEFINITION && !definition.contains("\n");
    }

    private static String name(String schema, String name) {
        return Optional.of(schema)
                .filter(named -> !named.isEmpty() && !named.equals(DEFAULT_SCHEMA))
                .map(named -> named + "." + name)
                .orElse(name);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
