package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** CREATE VIEW, and what makes a view that is there refuse more: it keeps its columns, or the server refuses to replace it. */
final class ViewChanges {

    private static final Set<String> TIGHTENING = Set.of("security_invoker", "security_barrier", "check_option");

    private ViewChanges() {}

    static List<Change> of(Subject subject) {
        Node node = subject.node();
        ObjectName view = subject.nameOf(node.node("view"));
        boolean refusesMore =
                node.flag("replace") && !subject.isNew(view) && (isChecked(node) || tightens(node.nodes("options")));
        return refusesMore
                ? Change.replaces("The view " + view.toSql() + " may refuse what older versions do with it.")
                : Change.adds("It makes a view, or changes what one is made of.");
    }

    /** @param options {@code DefElem}s of WITH or SET */
    static boolean tightens(List<Node> options) {
        return options.stream().anyMatch(option -> TIGHTENING.contains(option.text("defname")));
    }

    private static boolean isChecked(Node view) {
        String option = view.text("withCheckOption");
        return !option.isEmpty() && !option.equals("NO_CHECK_OPTION");
    }
}
