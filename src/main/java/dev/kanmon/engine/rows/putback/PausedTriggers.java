package dev.kanmon.engine.rows.putback;

import dev.kanmon.engine.session.Session;
import java.util.List;

/**
 * The triggers that run before a row is written and may change it: an updated_at would be the time of the putting back.
 * They are switched off within the transaction; triggers that run after a row was written do their work as ever.
 *
 * @param off statements that switch them off
 * @param on statements that switch each back to what it was
 */
record PausedTriggers(List<String> off, List<String> on) {

    /** Bits 0 and 1 of tgtype are ROW and BEFORE (PostgreSQL's {@code trigger.h}); a partition has its own triggers. */
    private static final String FIND =
            "SELECT format('ALTER TABLE ONLY %%s DISABLE TRIGGER %%I', g.tgrelid::regclass, g.tgname),"
                    + " format('ALTER TABLE ONLY %%s ENABLE %%s TRIGGER %%I', g.tgrelid::regclass,"
                    + " CASE g.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, g.tgname)"
                    + " FROM pg_trigger g WHERE g.tgrelid IN (SELECT %1$d::oid UNION SELECT relid FROM pg_partition_tree(%1$d))"
                    + " AND g.tgtype & 3 = 3 AND NOT g.tgisinternal AND g.tgenabled <> 'D'";

    /** @param session in a transaction whose search_path is pg_catalog */
    static PausedTriggers of(Session session, TableNow table) {
        record Pair(String off, String on) {}
        List<Pair> found =
                session.query(FIND.formatted(table.id()), row -> new Pair(row.getString(1), row.getString(2)));
        return new PausedTriggers(
                found.stream().map(Pair::off).toList(),
                found.stream().map(Pair::on).toList());
    }
}
