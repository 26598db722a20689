package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.Optional;

/**
 * What a rule has to say, before it has a place in a file.
 *
 * @param object what it is about, as a person would name it: {@code "User"."email"}, {@code index "User_email_idx"}
 * @param table the table whose size and traffic decide how bad it is; empty where none does
 * @param message why this is dangerous here, in one sentence
 * @param saferWay SQL to paste in place of the statement, with its real names; empty where there is none
 * @param statement index in the migration of the statement it is about; empty for the one at hand
 */
public record Found(
        String object,
        Optional<ObjectName> table,
        String message,
        Optional<String> saferWay,
        Optional<Integer> statement) {

    public static Found of(String object, String message) {
        return new Found(object, Optional.empty(), message, Optional.empty(), Optional.empty());
    }

    public static Found on(ObjectName table, String message) {
        return new Found(table.toSql(), Optional.of(table), message, Optional.empty(), Optional.empty());
    }

    /** With another object than the table itself: a column, an index, a constraint. */
    public Found about(String otherObject) {
        return new Found(otherObject, table, message, saferWay, statement);
    }

    public Found safer(String sql) {
        return new Found(object, table, message, Optional.of(sql), statement);
    }

    public Found atStatement(int index) {
        return new Found(object, table, message, saferWay, Optional.of(index));
    }
}
