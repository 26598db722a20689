package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** DROP: whatever an older version may use is removed, unless the migration itself has made it. */
final class DropChanges {

    private final Subject subject;
    private final String kind;

    DropChanges(Subject subject) {
        this.subject = subject;
        this.kind = subject.node().text("removeType");
    }

    List<Change> changes() {
        if (subject.cascades()) {
            return Change.removes("CASCADE drops whatever depends on it as well, which the statement does not name.");
        }
        List<Change> changes = new ArrayList<>();
        subject.node().nodes("objects").forEach(object -> changes.addAll(drop(object)));
        return changes;
    }

    private List<Change> drop(Node object) {
        List<Node> names = object.nodes("items");
        return switch (kind) {
            case "OBJECT_STATISTIC_EXT", "OBJECT_EVENT_TRIGGER" -> Change.NONE;
            case "OBJECT_INDEX" -> index(name(names));
            case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE" -> relation(name(names));
            case "OBJECT_TYPE", "OBJECT_DOMAIN" -> type(name(object.nodes("names")));
            case "OBJECT_SCHEMA" -> {
                ObjectName schema = new ObjectName(object.text("sval"), object.text("sval"));
                yield unless(subject.schema().madeInRun(ObjectKind.SCHEMA, schema), schema);
            }
            case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                unless(subject.made().routine(subject.statement(), object), name(object.nodes("objname")));
            case "OBJECT_TRIGGER" -> part("trigger", names, "and what it kept in step for older versions is not kept.");
            case "OBJECT_RULE" -> part("rule", names, "and what it made of older versions' statements is not made.");
            case "OBJECT_POLICY" -> part("policy", names, "and rows that it let through may be out of sight.");
            default -> Change.removes("The " + words() + " is gone for every version that uses it.");
        };
    }

    private List<Change> relation(ObjectName name) {
        return unless(subject.isNew(name), name);
    }

    private List<Change> type(ObjectName name) {
        return unless(subject.schema().madeInRun(ObjectKind.TYPE, name), name);
    }

    private List<Change> unless(boolean isNew, ObjectName name) {
        return isNew
                ? Change.NONE
                : Change.removes("Every version that still uses the " + words() + " " + name.toSql() + " fails.");
    }

    /** Upserts name the columns of a unique index, and fail without it. */
    private List<Change> index(ObjectName name) {
        Optional<Index> index = subject.schema().index(name);
        if (subject.made().index(name) || index.filter(known -> !known.unique()).isPresent()) {
            return Change.NONE;
        }
        return Change.removes(
                index.isPresent()
                        ? "ON CONFLICT of an older version may rely on the unique index " + name.toSql() + "."
                        : "No migration tells whether the index " + name.toSql()
                                + " is unique, and ON CONFLICT of an older version may rely on it.");
    }

    /** The last name is that of the trigger, rule or policy; those before it are the relation's. */
    private List<Change> part(String part, List<Node> names, String consequence) {
        ObjectName relation = name(names.subList(0, names.size() - 1));
        String name = names.get(names.size() - 1).text("sval");
        return subject.isNew(relation) || subject.made().part(part, relation, name)
                ? Change.NONE
                : Change.removes("The " + part + " " + ObjectName.quote(name) + " of " + relation.toSql() + " is gone, "
                        + consequence);
    }

    private ObjectName name(List<Node> names) {
        return ObjectName.ofNames(names, subject.schema().defaultSchema());
    }

    private String words() {
        return switch (kind) {
            case "OBJECT_MATVIEW" -> "materialized view";
            case "OBJECT_FDW" -> "foreign-data wrapper";
            default -> kind.replace("OBJECT_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        };
    }
}
