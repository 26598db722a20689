package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.StatementKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether statements can share a transaction. */
final class TransactionFit {

    private static final Pattern NEW_VALUE =
            Pattern.compile("^ALTER TYPE .+?\\s+ADD VALUE (?:IF NOT EXISTS )?('(?:[^']|'')*')", Pattern.DOTALL);

    private TransactionFit() {}

    static boolean of(List<String> statements) {
        for (int i = 0; i < statements.size(); i++) {
            if (refuses(statements.get(i)) || isUsed(statements.get(i), statements.subList(i + 1, statements.size()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean refuses(String sql) {
        return Script.parse(sql).statements().stream()
                .anyMatch(statement -> statement.kind() == StatementKind.REFUSES_TRANSACTION
                        || statement.kind() == StatementKind.MAY_REFUSE_TRANSACTION);
    }

    /** A value of an enum cannot be used before it is committed (SQLSTATE 55P04). */
    private static boolean isUsed(String sql, List<String> later) {
        Matcher added = NEW_VALUE.matcher(sql);
        return added.find()
                && later.stream().anyMatch(other -> !other.startsWith("ALTER TYPE") && other.contains(added.group(1)));
    }
}
