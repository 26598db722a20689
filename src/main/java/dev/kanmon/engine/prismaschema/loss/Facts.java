package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.util.Optional;

/** What is known of the data. Each answer is empty where nobody looked, or looking took too long. */
interface Facts {

    /** How many rows there are. */
    Optional<Long> rows(QualifiedName table);

    /** How many of a column's values are not NULL. */
    Optional<Long> values(QualifiedName table, String column);

    /** How many of a column's values are NULL. */
    Optional<Long> nulls(QualifiedName table, String column);

    /** Whether there is a row. */
    Optional<Boolean> anyRow(QualifiedName table);

    /** Whether one of a column's values is not NULL. */
    Optional<Boolean> anyValue(QualifiedName table, String column);
}
