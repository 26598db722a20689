package dev.kanmon.testsupport;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a database's schema is, one line of text for each part of it, sorted. Two equal ones hold the same for every
 * application: object ids, the order of columns and the names of NOT NULL constraints are left out.
 */
public final class SchemaSnapshot {

    private static final String OF_USERS = " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            + " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = %s.oid AND e.deptype = 'e') ";

    private static final List<String> PARTS = List.of(
            "SELECT concat_ws(' ', 'schema', n.nspname) FROM pg_namespace n WHERE" + ofUsers("n"),
            "SELECT concat_ws(' ', 'relation', n.nspname, c.relname, c.relkind, c.relpersistence, c.relrowsecurity,"
                    + " c.relforcerowsecurity, c.relreplident, c.reloptions, t.spcname, pg_get_partkeydef(c.oid),"
                    + " pg_get_expr(c.relpartbound, c.oid), obj_description(c.oid, 'pg_class'))"
                    + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace WHERE c.relkind <> 't' AND" + ofUsers("c"),
            "SELECT concat_ws(' ', 'column', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),"
                    + " 'not null', a.attnotnull, 'default', pg_get_expr(d.adbin, d.adrelid), 'generated',"
                    + " a.attgenerated, 'identity', a.attidentity, 'collation', a.attcollation::regcollation)"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                    + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f') AND"
                    + ofUsers("c"),
            "SELECT concat_ws(' ', 'constraint', o.conrelid::regclass, o.contypid::regtype, o.conname,"
                    + " pg_get_constraintdef(o.oid), 'validated', o.convalidated)"
                    + " FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace"
                    + " WHERE o.contype <> 'n' AND" + ofUsers("o"),
            "SELECT concat_ws(' ', 'not null', o.conrelid::regclass, a.attname, 'validated', o.convalidated)"
                    + " FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace"
                    + " JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = o.conkey[1]"
                    + " WHERE o.contype = 'n' AND" + ofUsers("o"),
            "SELECT concat_ws(' ', 'index', pg_get_indexdef(c.oid), 'valid', i.indisvalid)"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + ofUsers("c"),
            "SELECT concat_ws(' ', 'enum', t.oid::regtype, (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)"
                    + " FROM pg_enum e WHERE e.enumtypid = t.oid))"
                    + " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND"
                    + ofUsers("t"),
            "SELECT concat_ws(' ', 'domain', t.oid::regtype, format_type(t.typbasetype, t.typtypmod), t.typnotnull,"
                    + " t.typdefault) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " WHERE t.typtype = 'd' AND" + ofUsers("t"),
            "SELECT concat_ws(' ', 'view', c.oid::regclass, pg_get_viewdef(c.oid))"
                    + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind IN ('v', 'm') AND" + ofUsers("c"),
            "SELECT concat_ws(' ', 'sequence', c.oid::regclass, format_type(s.seqtypid, NULL), s.seqincrement,"
                    + " 'owned by', d.refobjid::regclass, a.attname)"
                    + " FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_depend d ON d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0"
                    + " LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
                    + " WHERE" + ofUsers("c"),
            "SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(g.oid), g.tgenabled)"
                    + " FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT g.tgisinternal AND" + ofUsers("c"),
            "SELECT concat_ws(' ', 'routine', pg_get_functiondef(p.oid))"
                    + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                    + " WHERE p.prokind IN ('f', 'p') AND" + ofUsers("p"),
            "SELECT concat_ws(' ', 'policy', polrelid::regclass, polname, polcmd, polpermissive, polroles,"
                    + " pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy",
            "SELECT concat_ws(' ', 'extension', extname) FROM pg_extension");

    private SchemaSnapshot() {}

    public static List<String> of(TestDatabase database) {
        return PARTS.stream()
                .flatMap(part -> database.query(part).stream())
                .flatMap(row -> Stream.of(String.valueOf(row.values().iterator().next())))
                .sorted()
                .toList();
    }

    private static String ofUsers(String alias) {
        return String.format(OF_USERS, alias);
    }
}
