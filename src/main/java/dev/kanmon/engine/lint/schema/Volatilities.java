package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which functions may give another value each time they are called. */
final class Volatilities {

    private final Map<ObjectName, Boolean> volatiles = new HashMap<>();

    /** @param statement a {@code CreateFunctionStmt}; without a word on it, a function is VOLATILE */
    void created(ObjectName routine, Node statement) {
        boolean stable = statement.nodes("options").stream()
                .filter(option -> option.text("defname").equals("volatility"))
                .map(option -> option.node("arg").text("sval"))
                .anyMatch(volatility -> !volatility.equals("volatile"));
        // Functions of one name differ in their arguments only: one that is volatile is enough to be careful.
        volatiles.merge(routine, !stable, Boolean::logicalOr);
    }

    Optional<Boolean> isVolatile(ObjectName routine) {
        return Optional.ofNullable(volatiles.get(routine));
    }
}
