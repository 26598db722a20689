package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.Optional;

/**
 * What lint has to say about one place of one migration.
 *
 * @param rule the rule's id
 * @param severity before the target is looked at
 * @param place where
 * @param object what it is about, as a person would name it
 * @param table the table whose size and traffic decide how bad it is; empty where none does
 * @param message why, in one sentence
 * @param saferWay SQL to paste in place of the statement; empty where there is none
 */
public record Finding(
        String rule,
        Severity severity,
        Place place,
        String object,
        Optional<ObjectName> table,
        String message,
        Optional<String> saferWay) {

    /**
     * Where a finding lies.
     *
     * @param migration the migration's name
     * @param statement index of the statement in the migration, from 0; -1 for the file as a whole
     * @param line in the migration's file, from 1
     * @param column in that line, from 1, in UTF-16 units
     */
    public record Place(String migration, int statement, int line, int column) {}

    /** Names this finding among all of a plan: the same for the same rule, on the same object, in the same statement. */
    public String id() {
        return rule + "@" + place.migration() + "#" + place.statement() + ":" + object;
    }
}
