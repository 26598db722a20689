package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** ALTER of enums, domains, sequences and operator families. */
final class TypeChanges {

    private TypeChanges() {}

    static List<Change> of(Subject subject) {
        return switch (subject.node().type()) {
            case "AlterEnumStmt" -> enumeration(subject);
            case "AlterDomainStmt" -> domain(subject);
            case "AlterSeqStmt" -> sequence(subject);
            default ->
                subject.node().flag("isDrop")
                        ? Change.removes("What it takes out of the operator family is gone.")
                        : Change.adds("It puts something into the operator family.");
        };
    }

    private static List<Change> enumeration(Subject subject) {
        Node node = subject.node();
        ObjectName type = type(subject);
        if (node.text("oldVal").isEmpty()) {
            return Change.adds("The enum " + type.toSql() + " gets another value.");
        }
        return isNew(subject, type)
                ? Change.NONE
                : Change.replaces(
                        "Older versions still write '" + node.text("oldVal") + "' to the enum " + type.toSql() + ".");
    }

    /** The letters are those of AlterDomainStmt.subtype in parsenodes.h. */
    private static List<Change> domain(Subject subject) {
        ObjectName type = type(subject);
        if (isNew(subject, type)) {
            return Change.NONE;
        }
        boolean dropsDefault = subject.node().text("subtype").equals("T")
                && !subject.node().node("def").isPresent();
        return switch (subject.node().text("subtype")) {
            case "N", "X", "V" -> Change.NONE;
            case "T" ->
                dropsDefault
                        ? Change.removes("Older versions that leave a value of " + type.toSql() + " out get NULL.")
                        : Change.NONE;
            case "O", "C" -> Change.removes("Older versions may write values that " + type.toSql() + " now refuses.");
            default -> Change.unknown("What it does to the domain " + type.toSql() + " is not known.");
        };
    }

    private static List<Change> sequence(Subject subject) {
        Node node = subject.node();
        ObjectName sequence = subject.nameOf(node.node("sequence"));
        boolean narrows = node.nodes("options").stream().anyMatch(TypeChanges::narrows);
        return narrows && !subject.isNew(sequence)
                ? Change.removes("The sequence " + sequence.toSql() + " may run out earlier than before.")
                : Change.NONE;
    }

    private static boolean narrows(Node option) {
        return switch (option.text("defname")) {
            case "maxvalue", "minvalue" -> option.node("arg").isPresent();
            case "as" ->
                option.node("arg").nodes("names").stream()
                        .noneMatch(name -> name.text("sval").equals("int8"));
            default -> false;
        };
    }

    private static boolean isNew(Subject subject, ObjectName type) {
        return subject.schema().madeInRun(ObjectKind.TYPE, type);
    }

    private static ObjectName type(Subject subject) {
        return ObjectName.ofNames(
                subject.node().nodes("typeName"), subject.schema().defaultSchema());
    }
}
