package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** Who may do what: to give is neutral, to take away removes. */
final class RightChanges {

    /** Options of ALTER ROLE that give, when they are true. */
    private static final Set<String> GIVING =
            Set.of("superuser", "createdb", "createrole", "inherit", "canlogin", "isreplication", "bypassrls");

    private RightChanges() {}

    static List<Change> of(Subject subject) {
        Node node = subject.node();
        return switch (node.type()) {
            case "GrantStmt" ->
                node.flag("is_grant") || isOnlyOnNew(subject)
                        ? Change.NONE
                        : Change.removes("Roles that older versions connect as may lose a right.");
            case "GrantRoleStmt" ->
                node.flag("is_grant") ? Change.NONE : Change.removes("Members of the role lose its rights.");
            case "AlterDefaultPrivilegesStmt" ->
                node.node("action").flag("is_grant")
                        ? Change.NONE
                        : Change.removes("What older versions make from now on lacks a right.");
            case "AlterRoleStmt" -> role(node);
            case "CreatePolicyStmt" -> policy(subject);
            case "AlterOwnerStmt" -> owner(subject);
            default -> Change.removes("The former owner loses its rights on what is given to another.");
        };
    }

    private static List<Change> role(Node node) {
        boolean givesMembers = node.number("action") > 0;
        boolean gives = node.nodes("options").stream()
                .allMatch(option -> option.text("defname").equals("rolemembers")
                        ? givesMembers
                        : GIVING.contains(option.text("defname"))
                                && option.node("arg").flag("boolval"));
        return gives ? Change.NONE : Change.removes("Older versions that connect as the role may be refused.");
    }

    private static List<Change> policy(Subject subject) {
        ObjectName table = subject.nameOf(subject.node().node("table"));
        return subject.isNew(table) || subject.node().flag("permissive")
                ? Change.adds("It makes a policy that lets rows through.")
                : Change.removes("The restrictive policy hides rows of " + table.toSql() + ".");
    }

    private static List<Change> owner(Subject subject) {
        Node node = subject.node();
        boolean isNew =
                switch (node.text("objectType")) {
                    case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                        subject.made().routine(subject.statement(), node.node("object"));
                    case "OBJECT_TYPE", "OBJECT_DOMAIN" ->
                        isMade(subject, ObjectKind.TYPE, node.node("object").nodes("items"));
                    case "OBJECT_SCHEMA" -> isMade(subject, node.node("object").text("sval"));
                    default -> false;
                };
        return isNew ? Change.NONE : Change.removes("The former owner loses its rights on it.");
    }

    private static boolean isOnlyOnNew(Subject subject) {
        Node node = subject.node();
        List<Node> objects = node.nodes("objects");
        if (node.text("targtype").equals("ACL_TARGET_ALL_IN_SCHEMA")) {
            return objects.stream().allMatch(schema -> isMade(subject, schema.text("sval")));
        }
        return switch (node.text("objtype")) {
            case "OBJECT_TABLE", "OBJECT_SEQUENCE" ->
                objects.stream().map(subject::nameOf).allMatch(subject::isNew);
            case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                objects.stream().allMatch(object -> subject.made().routine(subject.statement(), object));
            case "OBJECT_SCHEMA" -> objects.stream().allMatch(schema -> isMade(subject, schema.text("sval")));
            case "OBJECT_TYPE", "OBJECT_DOMAIN" ->
                objects.stream().allMatch(type -> isMade(subject, ObjectKind.TYPE, type.nodes("items")));
            default -> false;
        };
    }

    private static boolean isMade(Subject subject, String schema) {
        return subject.schema().madeInRun(ObjectKind.SCHEMA, new ObjectName(schema, schema));
    }

    private static boolean isMade(Subject subject, ObjectKind kind, List<Node> names) {
        return subject.schema()
                .madeInRun(kind, ObjectName.ofNames(names, subject.schema().defaultSchema()));
    }
}
