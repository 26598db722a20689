package dev.kanmon.engine.rows.putback;

import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.rows.CopiedRows;
import dev.kanmon.engine.rows.putback.ParentsFirst.Link;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts all copies of one run back, or none: compares first, then writes, then compares again. */
final class PutBackTransaction {

    /** As the capturing trigger has them, so that the same value is the same text; see {@code setup.sql}. */
    private static final String VALUE_SETTINGS =
            "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';"
                    + " SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;"
                    + " SET LOCAL row_security = off;";

    private static final String CATALOG_PATH = "SET LOCAL search_path = pg_catalog, pg_temp";

    private static final String LINKS =
            "SELECT conrelid::bigint, confrelid::bigint FROM pg_constraint WHERE contype = 'f'";

    private final Session session;
    private final String migration;
    private final List<RowCopy> copies;
    private final boolean overwrite;

    PutBackTransaction(Session session, String migration, List<RowCopy> copies, boolean overwrite) {
        this.session = session;
        this.migration = migration;
        this.copies = copies;
        this.overwrite = overwrite;
    }

    /** One table's part. */
    private record Part(RowCopy copy, TableNow now, PutBackSql sql) {}

    /**
     * @return how many rows of each table were put back
     * @throws ProblemException K3043 to K3046; the transaction is open then, and to be rolled back
     */
    List<CopiedRows> run() {
        session.run("BEGIN;" + VALUE_SETTINGS + CATALOG_PATH);
        List<Part> parts = ordered(parts());
        parts.stream()
                .sorted(Comparator.comparing(part -> part.copy().table().toString()))
                .forEach(part -> session.run(part.sql().lock()));
        parts.forEach(part -> session.run(part.sql().makeChanges()));
        parts.forEach(this::requireNoConflict);
        write(parts);
        List<CopiedRows> rows = parts.stream().map(this::verified).toList();
        parts.forEach(part -> part.sql().finish().forEach(session::run));
        session.run("COMMIT");
        return rows;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (RowCopy copy : copies) {
            TableNow now = TableNow.read(session, copy).orElseThrow(() -> problem(PutBackProblems.tableGone(copy)));
            List<String> misfits = now.misfits(copy);
            if (!misfits.isEmpty()) {
                throw problem(PutBackProblems.doNotFit(copy, misfits));
            }
            parts.add(new Part(copy, now, new PutBackSql(copy, now)));
        }
        return parts;
    }

    private List<Part> ordered(List<Part> parts) {
        Map<Long, Part> byTable =
                parts.stream().collect(Collectors.toMap(part -> part.now().id(), Function.identity()));
        List<Link> links = session.query(LINKS, row -> new Link(row.getLong(1), row.getLong(2)));
        return ParentsFirst.order(byTable.keySet(), links).stream()
                .map(byTable::get)
                .toList();
    }

    private void requireNoConflict(Part part) {
        record Conflicts(long taken, long changed, long made) {}
        Conflicts conflicts = session.query(
                        part.sql().countConflicts(),
                        row -> new Conflicts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .get(0);
        if (conflicts.taken() > 0 && !overwrite) {
            throw problem(PutBackProblems.keysTaken(part.copy(), conflicts.taken()));
        }
        if (conflicts.changed() > 0 && !overwrite) {
            throw problem(PutBackProblems.changedSince(part.copy(), conflicts.changed(), later(part.copy())));
        }
        if (conflicts.made() > 0 && count(part.sql().countFollowers()) > 0) {
            throw problem(PutBackProblems.keysFollowed(part.copy(), conflicts.made()));
        }
    }

    /** Triggers that run afterwards are the users', and find the search_path that they are used to. */
    private void write(List<Part> parts) {
        List<PausedTriggers> triggers = parts.stream()
                .map(part -> PausedTriggers.of(session, part.now()))
                .toList();
        triggers.forEach(paused -> paused.off().forEach(session::run));
        session.run("SET LOCAL search_path = " + Sql.identifier(session.schema()) + "; SET CONSTRAINTS ALL DEFERRED");
        for (Part part : parts) {
            session.run(part.sql().update());
            session.run(part.sql().insert());
        }
        List<Part> childrenFirst = new ArrayList<>(parts);
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(part -> session.run(part.sql().deleteMade()));
        session.run("SET CONSTRAINTS ALL IMMEDIATE;" + CATALOG_PATH);
        triggers.forEach(paused -> paused.on().forEach(session::run));
    }

    private CopiedRows verified(Part part) {
        return session.query(part.sql().verify(), row -> {
                    if (row.getLong(1) > 0) {
                        throw problem(PutBackProblems.notAsBefore(part.copy(), row.getLong(1)));
                    }
                    return new CopiedRows(migration, part.copy().table(), row.getLong(2));
                })
                .get(0);
    }

    /** Migrations after this one whose rows of the same table are copied, the newest first. */
    private List<String> later(RowCopy copy) {
        return session.query(
                "SELECT migration FROM _kanmon_rows.copies WHERE id > " + copy.id() + " AND schema_name = "
                        + Sql.literal(copy.table().schema()) + " AND table_name = "
                        + Sql.literal(copy.table().name()) + " AND migration <> " + Sql.literal(migration)
                        + " AND put_back_at IS NULL ORDER BY id DESC",
                row -> row.getString(1));
    }

    private long count(String query) {
        return session.query(query, row -> row.getLong(1)).get(0);
    }

    private static ProblemException problem(Problem problem) {
        return new ProblemException(problem);
    }
}
