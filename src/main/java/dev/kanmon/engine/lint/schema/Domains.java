package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.HashSet;
import java.util.Set;

/** Which domains have constraints: a column of such a type is checked in every row. */
final class Domains {

    private final Set<ObjectName> constrained = new HashSet<>();
    private final Set<ObjectName> refusingNull = new HashSet<>();

    /** @param statement a {@code CreateDomainStmt} */
    void created(ObjectName domain, Node statement) {
        boolean checks = statement.nodes("constraints").stream()
                .map(constraint -> constraint.text("contype"))
                .anyMatch(kind -> kind.equals("CONSTR_CHECK") || kind.equals("CONSTR_NOTNULL"));
        if (checks) {
            constrained.add(domain);
        }
        if (statement.nodes("constraints").stream().anyMatch(Domains::refusesNull)) {
            refusingNull.add(domain);
        }
    }

    /** @param statement an {@code AlterDomainStmt} */
    void altered(ObjectName domain, Node statement) {
        // C adds a constraint, O is SET NOT NULL (AlterDomainStmt.subtype in parsenodes.h).
        if (statement.text("subtype").equals("C") || statement.text("subtype").equals("O")) {
            constrained.add(domain);
        }
        if (statement.text("subtype").equals("O") || refusesNull(statement.node("def"))) {
            refusingNull.add(domain);
        }
    }

    private static boolean refusesNull(Node constraint) {
        return constraint.text("contype").equals("CONSTR_NOTNULL")
                || constraint.text("contype").equals("CONSTR_CHECK")
                        && constraint.node("raw_expr").all("NullTest").findAny().isPresent();
    }

    boolean refusesNull(ObjectName domain) {
        return refusingNull.contains(domain);
    }

    boolean isConstrained(ObjectName domain) {
        return constrained.contains(domain);
    }
}
