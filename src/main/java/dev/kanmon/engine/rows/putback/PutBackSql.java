package dev.kanmon.engine.rows.putback;

import dev.kanmon.engine.session.Sql;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that put one copy back. Types and operators are written with their schemas. */
final class PutBackSql {

    /** How the values of a row are made one, as {@code _kanmon_rows.capture()} does; {@code %s} is an array of text. */
    private static final String DIGEST = "sha256(convert_to((%s)::text, getdatabaseencoding()))";

    private final RowCopy copy;
    private final TableNow now;
    private final String table;

    PutBackSql(RowCopy copy, TableNow now) {
        this.copy = copy;
        this.now = now;
        this.table = Sql.identifier(copy.table().schema()) + "."
                + Sql.identifier(copy.table().name());
    }

    /** So that nobody changes what is compared. */
    String lock() {
        return "LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE";
    }

    /**
     * Makes of all that statements did to a row one change: what it was before the first, and what it is since the last.
     * A trigger that changes a row again which its statement has just changed is written down before that statement; so
     * the oldest image is rather the one that no change has left behind than the first that was written down.
     *
     * <p>Columns: {@code key}; {@code was}: it was there before, with {@code image}; {@code made}: an UPDATE gave it this
     * key; {@code digest} of what it is since, NULL where it is gone.
     */
    String makeChanges() {
        return "CREATE TABLE " + copy.changes() + " AS WITH event AS MATERIALIZED (SELECT n, key, kind, image,"
                + " kind IN ('U', 'D') AS old, CASE WHEN kind IN ('U', 'D') THEN " + DIGEST.formatted("image")
                + " ELSE digest END AS digest FROM " + copy.store() + "),"
                + " judged AS (SELECT e.*, EXISTS (SELECT FROM event o WHERE o.key = e.key AND o.digest = e.digest"
                + " AND o.old <> e.old) AS met FROM event e),"
                + " first AS (SELECT DISTINCT ON (key) key, kind FROM event ORDER BY key, n, old DESC),"
                + " last AS (SELECT DISTINCT ON (key) key, kind FROM event ORDER BY key, n DESC, old),"
                + " before AS (SELECT DISTINCT ON (key) key, image FROM judged WHERE old ORDER BY key, met, n),"
                + " since AS (SELECT DISTINCT ON (key) key, digest FROM judged WHERE NOT old ORDER BY key, met, n DESC)"
                + " SELECT first.key, first.kind IN ('U', 'D') AS was, first.kind = 'u' AS made,"
                + " CASE WHEN first.kind IN ('U', 'D') THEN before.image END AS image,"
                + " CASE WHEN last.kind IN ('u', 'I') THEN since.digest END AS digest"
                + " FROM first JOIN last USING (key) LEFT JOIN before USING (key) LEFT JOIN since USING (key);"
                + "ANALYZE " + copy.changes();
    }

    /** How many keys of deleted rows are taken, how many rows were changed since, and how many have a key that was made. */
    String countConflicts() {
        return "SELECT count(*) FILTER (WHERE c.was AND c.digest IS NULL AND " + isThere() + "),"
                + " count(*) FILTER (WHERE (c.was OR c.made) AND c.digest IS NOT NULL AND (NOT " + isThere() + " OR "
                + currentDigest() + " <> c.digest)),"
                + " count(*) FILTER (WHERE c.made AND " + isThere() + ") FROM " + copy.changes() + " c LEFT JOIN "
                + table + " t ON " + sameKey();
    }

    /** Gives rows that are still there their old values. */
    String update() {
        String assignments = assignments(column -> !now.columns().get(column).alwaysIdentity());
        return assignments.isEmpty()
                ? "SELECT"
                : "UPDATE " + table + " t SET " + assignments + " FROM " + copy.changes() + " c WHERE c.was AND "
                        + sameKey();
    }

    /** Brings back rows that are gone. */
    String insert() {
        String names = copy.columns().stream()
                .map(column -> Sql.identifier(column.name()))
                .collect(Collectors.joining(", "));
        String values =
                IntStream.range(0, copy.columns().size()).mapToObj(this::value).collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT " + values + " FROM "
                + copy.changes() + " c WHERE c.was AND NOT EXISTS (SELECT FROM " + table + " t WHERE " + sameKey()
                + ")";
    }

    /** Removes rows under keys that the migration has made. */
    String deleteMade() {
        return "DELETE FROM " + table + " t USING " + copy.changes() + " c WHERE c.made AND " + sameKey();
    }

    /** How many rows are not as they were, and how many are put back. */
    String verify() {
        return "SELECT count(*) FILTER (WHERE NOT " + isThere() + " OR " + currentDigest() + " <> "
                + DIGEST.formatted("c.image") + "), count(*) FROM " + copy.changes() + " c LEFT JOIN " + table
                + " t ON " + sameKey() + " WHERE c.was";
    }

    /** Foreign keys of other tables that follow this one's keys. */
    String countFollowers() {
        return "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND confrelid = " + now.id()
                + " AND confdeltype IN ('c', 'n', 'd')";
    }

    /** Ends it. */
    List<String> finish() {
        return List.of(
                "DROP TABLE " + copy.changes(),
                "UPDATE _kanmon_rows.copies SET put_back_at = pg_catalog.now() WHERE id = " + copy.id());
    }

    private String isThere() {
        return "t." + Sql.identifier(copy.key().get(0)) + " IS NOT NULL";
    }

    private String currentDigest() {
        String values = copy.columns().stream()
                .map(column -> "t." + Sql.identifier(column.name()))
                .map(value -> "CASE WHEN " + value + " IS DISTINCT FROM NULL THEN concat(" + value + ") END")
                .collect(Collectors.joining(", "));
        return DIGEST.formatted("ARRAY[" + values + "]");
    }

    private String sameKey() {
        return IntStream.range(0, copy.key().size())
                .mapToObj(i -> {
                    String name = copy.key().get(i);
                    return "t." + Sql.identifier(name) + " "
                            + now.keyOperators().get(name) + " (c.key[" + (i + 1) + "])::" + type(name);
                })
                .collect(Collectors.joining(" AND "));
    }

    private String type(String column) {
        return now.columns().get(column).type();
    }

    private String assignments(Predicate<String> which) {
        return IntStream.range(0, copy.columns().size())
                .filter(i -> which.test(copy.columns().get(i).name()))
                .mapToObj(i -> Sql.identifier(copy.columns().get(i).name()) + " = " + value(i))
                .collect(Collectors.joining(", "));
    }

    private String value(int i) {
        return "(c.image[" + (i + 1) + "])::" + copy.columns().get(i).type();
    }
}
