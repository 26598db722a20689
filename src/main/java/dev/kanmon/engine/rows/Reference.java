package dev.kanmon.engine.rows;

import java.util.Set;

/**
 * A foreign key that changes rows of the referring table when the referred row is deleted or gets another key.
 *
 * @param referring the oid of the table that has it
 * @param referred the oid of the table that it points at
 */
record Reference(
        long referring,
        long referred,
        Action onDelete,
        Action onUpdate,
        Set<String> referringColumns,
        Set<String> referredColumns) {

    /** What becomes of the referring rows. */
    enum Action {
        NONE,
        DELETE,
        UPDATE;

        /**
         * @param code of {@code pg_constraint}
         * @param cascade what CASCADE comes to
         */
        static Action of(String code, Action cascade) {
            return switch (code) {
                case "c" -> cascade;
                case "n", "d" -> UPDATE;
                default -> NONE;
            };
        }
    }
}
