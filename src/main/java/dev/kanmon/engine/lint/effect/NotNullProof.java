package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import java.util.Optional;

/** Tells whether the server knows already that a column has no NULL, and so need not look (12 and later). */
public final class NotNullProof {

    private NotNullProof() {}

    /** By NOT NULL itself, or by a validated CHECK (column IS NOT NULL). */
    public static boolean isGiven(LintedStatement statement, ObjectName tableName, String columnName) {
        Optional<Table> table = statement.schema().table(tableName);
        boolean already = table.flatMap(known -> known.column(columnName))
                .filter(Column::notNull)
                .isPresent();
        return already
                || table.stream()
                        .flatMap(known -> known.constraints().stream())
                        .anyMatch(constraint -> constraint.validated() && constraint.provesNotNull(columnName));
    }
}
