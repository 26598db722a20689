package dev.kanmon.engine.schema.diff;

import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param sql without its semicolon
 * @param losesData what is lost, a sentence; empty where nothing is
 */
public record ScriptStatement(String sql, Optional<String> losesData) {

    /** As in a file. */
    String text() {
        return losesData.map(what -> "-- Loses data: " + what + "\n").orElse("") + sql + ";\n";
    }
}
