package dev.kanmon.testsupport;

import java.util.List;
import java.util.Map;

/**
 * What a migration could have changed in a database; two equal ones prove that nothing was.
 *
 * @param schemas every schema of the users
 * @param relations every table, index, sequence, view and type-carrying relation of the users
 * @param history the rows of {@code public._prisma_migrations}; empty without that table
 */
public record DatabaseSnapshot(
        List<Map<String, Object>> schemas, List<Map<String, Object>> relations, List<Map<String, Object>> history) {

    private static final String OF_USERS = " nspname !~ '^pg_' AND nspname <> 'information_schema' ";

    public static DatabaseSnapshot of(TestDatabase database) {
        boolean hasHistory = (Boolean) database.value("SELECT to_regclass('public._prisma_migrations') IS NOT NULL");
        return new DatabaseSnapshot(
                database.query("SELECT oid, nspname FROM pg_namespace WHERE" + OF_USERS + "ORDER BY oid"),
                database.query("SELECT c.oid, nspname, relname, relkind::text, relfilenode FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = relnamespace WHERE" + OF_USERS + "ORDER BY c.oid"),
                hasHistory ? database.query("SELECT * FROM public._prisma_migrations ORDER BY id") : List.of());
    }
}
