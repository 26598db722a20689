package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Table.Algorithm;
import java.util.Optional;
import java.util.Set;

/** Whether two indexed columns are compared by the same operators; none said means the type's default ones. */
final class OperatorClasses {

    /** Of those that Prisma's language has names for (flavour/postgres/schema_calculator.rs). */
    private static final Set<String> DEFAULTS = Set.of("jsonb_ops", "array_ops", "text_ops", "inet_inclusion_ops");

    private static final String DEFAULT_IN_SPGIST = "inet_ops";
    private static final String DEFAULT_IN_BRIN = "_minmax_ops";

    private OperatorClasses() {}

    static boolean match(Optional<String> from, Optional<String> to, Algorithm algorithm) {
        if (from.equals(to)) {
            return true;
        }
        return from.or(() -> to).filter(name -> isDefault(name, algorithm)).isPresent()
                && (from.isEmpty() || to.isEmpty());
    }

    private static boolean isDefault(String name, Algorithm algorithm) {
        return DEFAULTS.contains(name)
                || name.equals(DEFAULT_IN_SPGIST) && algorithm == Algorithm.SPGIST
                || name.endsWith(DEFAULT_IN_BRIN);
    }
}
