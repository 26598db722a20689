package dev.kanmon.operator.gate;

import java.util.Set;

/**
 * What somebody asks a gate.
 *
 * @param namespace of the DatabaseMigration
 * @param name of the DatabaseMigration
 * @param requires the migrations that the version needs; empty: what the resource says
 */
record GateQuestion(String namespace, String name, Set<String> requires) {

    GateQuestion {
        requires = Set.copyOf(requires);
    }
}
