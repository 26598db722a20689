package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Functions and triggers. A function that is replaced keeps its name, arguments and result; its body is not judged, but for a
 * trigger's: one that can refuse or drop a row tightens what older versions may write. In doubt it can.
 */
final class RoutineChanges {

    private static final Pattern REFUSES =
            Pattern.compile("\\braise\\b(?!\\s+(?:debug|log|info|notice|warning)\\b)|\\bassert\\b");
    private static final Pattern DROPS_ROW = Pattern.compile("\\breturn\\s+null\\b");

    /** Trigger functions that come with PostgreSQL and refuse nothing. */
    private static final Set<String> HARMLESS = Set.of(
            "tsvector_update_trigger",
            "tsvector_update_trigger_column",
            "suppress_redundant_updates_trigger",
            "moddatetime",
            "autoinc",
            "insert_username",
            "triggered_change_notification",
            "lo_manage");

    private RoutineChanges() {}

    static List<Change> of(Subject subject) {
        return switch (subject.node().type()) {
            case "CreateTrigStmt" -> trigger(subject);
            case "AlterFunctionStmt" -> altered(subject);
            default -> function(subject);
        };
    }

    private static List<Change> function(Subject subject) {
        Node node = subject.node();
        boolean ofTrigger = node.node("returnType").nodes("names").stream()
                .anyMatch(name -> name.text("sval").equals("trigger"));
        return node.flag("replace") && ofTrigger && refuses(subject.statement().text(), true)
                ? Change.replaces("It replaces a trigger function by one that can refuse rows of older versions.")
                : Change.adds("It makes a function, or gives one another body.");
    }

    private static List<Change> trigger(Subject subject) {
        Node node = subject.node();
        ObjectName table = subject.nameOf(node.node("relation"));
        if (subject.isNew(table)) {
            return Change.adds("It makes a trigger on a table of this migration.");
        }
        ObjectName function =
                ObjectName.ofNames(node.nodes("funcname"), subject.schema().defaultSchema());
        List<String> definitions = subject.schema().definitionsOf(function);
        if (definitions.isEmpty() && !HARMLESS.contains(function.name())) {
            return Change.unknown("No migration defines " + function.toSql()
                    + ", so whether the trigger refuses what older versions write is not known.");
        }
        boolean after = node.number("timing") == 0;
        boolean refuses =
                node.flag("isconstraint") || definitions.stream().anyMatch(definition -> refuses(definition, !after));
        return refuses
                ? Change.replaces("The trigger can refuse rows that older versions write to " + table.toSql() + ".")
                : Change.adds("It makes a trigger on " + table.toSql() + " that refuses nothing.");
    }

    /** @param beforeRow whether it runs before the row is written, and so can keep it from being written */
    private static boolean refuses(String definition, boolean beforeRow) {
        String text = definition.toLowerCase(Locale.ROOT);
        return !isReadable(text)
                || REFUSES.matcher(text).find()
                || beforeRow && DROPS_ROW.matcher(text).find();
    }

    private static boolean isReadable(String definition) {
        return Pattern.compile("\\blanguage\\s+['\"]?plpgsql\\b")
                .matcher(definition)
                .find();
    }

    /** What makes a call fail, or return something else, for a version that calls it as before. */
    private static List<Change> altered(Subject subject) {
        Node node = subject.node();
        if (subject.made().routine(subject.statement(), node.node("func"))) {
            return Change.NONE;
        }
        Optional<String> changed = node.nodes("actions").stream()
                .filter(RoutineChanges::changesCalls)
                .map(action -> action.text("defname"))
                .findFirst();
        return changed.isEmpty()
                ? Change.NONE
                : Change.unknown("Whether calls of older versions still do the same with another setting of \""
                        + changed.get() + "\" is not known.");
    }

    private static boolean changesCalls(Node action) {
        return switch (action.text("defname")) {
            case "strict" -> action.node("arg").flag("boolval");
            case "security" -> !action.node("arg").flag("boolval");
            case "set" -> true;
            default -> false;
        };
    }
}
