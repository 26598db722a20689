package dev.kanmon.testsupport;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a database's schema is, one line of text for each part of it, sorted. Two equal ones hold the same for every
 * application: object ids, the order of columns, owners and the names of NOT NULL constraints are left out, and so are
 * the history table and Kanmon's own. It shares no query with the code under test.
 */
public final class SchemaSnapshot {

    private static final String OF_USERS = " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            + " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = %1$s.oid AND e.deptype = 'e')";
    private static final String NOT_OURS = " AND (%1$s).relname !~ '^_(prisma_migrations|kanmon_scripts)'";

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry(
                    "schema",
                    "SELECT n.nspname, " + acl("n", "nspacl", "n", "nspowner") + " FROM pg_namespace n WHERE"
                            + ofUsers("n")),
            Map.entry(
                    "relation",
                    "SELECT c.relkind, c.oid::regclass, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,"
                            + " c.relreplident, " + sorted("c.reloptions") + ", " + sorted("toast.reloptions")
                            + ", t.spcname, am.amname, pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid),"
                            + " c.reloftype::regtype, c.relispopulated,"
                            + " (SELECT string_agg(h.inhparent::regclass::text, ',' ORDER BY h.inhseqno) FROM pg_inherits h"
                            + " WHERE h.inhrelid = c.oid), " + acl("r", "relacl", "c", "relowner") + ofRelations()
                            + " AND c.relkind NOT IN ('S', 'i', 'I')"),
            Map.entry(
                    "column",
                    "SELECT c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                            + " pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity, a.attcollation::regcollation,"
                            + " a.attstorage, a.attcompression, coalesce(a.attstattarget, -1), "
                            + sorted("a.attoptions") + ", "
                            + sorted("a.attfdwoptions") + ", a.attislocal, a.attinhcount, "
                            + "(SELECT string_agg(concat(x.grantee::regrole, x.privilege_type, x.is_grantable), ','"
                            + " ORDER BY x.grantee, x.privilege_type) FROM aclexplode(a.attacl) x)"
                            + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                            + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f') AND"
                            + ofUsers("c") + notOurs("c")),
            Map.entry(
                    "constraint",
                    "SELECT o.conrelid::regclass, o.contypid::regtype, o.conname, pg_get_constraintdef(o.oid),"
                            + " o.convalidated, o.condeferrable, o.condeferred, o.conenforced, o.conislocal, o.coninhcount > 0,"
                            + " o.connoinherit, i.reloptions"
                            + " FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace"
                            + " LEFT JOIN pg_class i ON i.oid = o.conindid AND o.contype <> 'f' LEFT JOIN pg_class c ON c.oid = o.conrelid"
                            + " WHERE o.contype NOT IN ('n', 't') AND c.relname IS DISTINCT FROM '_prisma_migrations'"
                            + " AND c.relname IS DISTINCT FROM '_kanmon_scripts' AND" + ofUsers("o")),
            Map.entry(
                    "not null",
                    "SELECT o.conrelid::regclass, a.attname, o.convalidated, o.connoinherit, o.conislocal"
                            + " FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace"
                            + " JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = o.conkey[1]"
                            + " JOIN pg_class c ON c.oid = o.conrelid WHERE o.contype = 'n' AND" + ofUsers("o")
                            + notOurs("c")),
            Map.entry(
                    "index",
                    "SELECT pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, i.indisreplident,"
                            + " (SELECT string_agg(concat(a.attnum, '=', a.attstattarget), ',') FROM pg_attribute a"
                            + " WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0),"
                            + " (SELECT h.inhparent::regclass FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)"
                            + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + ofUsers("c") + notOurs("c")),
            Map.entry(
                    "view",
                    "SELECT c.oid::regclass, pg_get_viewdef(c.oid) FROM pg_class c"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND"
                            + ofUsers("c")),
            Map.entry(
                    "sequence",
                    "SELECT c.oid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,"
                            + " s.seqcache, s.seqcycle, c.relpersistence, d.deptype, d.refobjid::regclass, a.attname, "
                            + acl("s", "relacl", "c", "relowner")
                            + " FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_depend d ON d.objid = c.oid"
                            + " AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0"
                            + " LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
                            + " WHERE" + ofUsers("c") + notOurs("c")),
            Map.entry(
                    "type",
                    "SELECT t.typtype, t.oid::regtype, t.typisdefined, format_type(t.typbasetype, t.typtypmod),"
                            + " t.typnotnull, t.typdefault, t.typcollation::regcollation,"
                            + " (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e"
                            + " WHERE e.enumtypid = t.oid), r.rngsubtype::regtype, r.rngmultitypid::regtype, r.rngcanonical,"
                            + " r.rngsubdiff, r.rngcollation::regcollation, " + acl("T", "typacl", "t", "typowner")
                            + " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
                            + " LEFT JOIN pg_range r ON r.rngtypid = t.oid LEFT JOIN pg_class c ON c.oid = t.typrelid"
                            + " WHERE t.typelem = 0 AND coalesce(c.relkind, 'c') = 'c' AND" + ofUsers("t")),
            Map.entry(
                    "routine",
                    "SELECT p.prokind, p.oid::regprocedure,"
                            + " CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) END, to_jsonb(g), "
                            + acl("f", "proacl", "p", "proowner")
                            + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                            + " LEFT JOIN (SELECT aggfnoid, aggkind, aggtransfn::text, aggfinalfn::text, aggcombinefn::text,"
                            + " aggmtransfn::text, aggminvtransfn::text, aggfinalextra, aggtranstype::regtype::text AS state,"
                            + " agginitval, aggminitval, aggsortop::regoperator::text FROM pg_aggregate) g"
                            + " ON g.aggfnoid = p.oid WHERE" + ofUsers("p")),
            Map.entry(
                    "trigger",
                    "SELECT pg_get_triggerdef(g.oid), g.tgenabled, g.tgparentid > 0 FROM pg_trigger g"
                            + " JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE NOT g.tgisinternal AND" + ofUsers("c")),
            Map.entry(
                    "event trigger",
                    "SELECT evtname, evtevent, evtfoid::regproc, evtenabled, evttags FROM pg_event_trigger"),
            Map.entry(
                    "rule",
                    "SELECT pg_get_ruledef(r.oid), r.ev_enabled FROM pg_rewrite r"
                            + " JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE r.rulename <> '_RETURN' AND" + ofUsers("c")),
            Map.entry(
                    "policy",
                    "SELECT polrelid::regclass, polname, polcmd, polpermissive, polroles::regrole[],"
                            + " pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) FROM pg_policy"),
            Map.entry(
                    "statistics",
                    "SELECT pg_get_statisticsobjdef(s.oid), s.stxstattarget FROM pg_statistic_ext s"
                            + " JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE" + ofUsers("s")),
            Map.entry(
                    "collation",
                    "SELECT n.nspname, s.collname, s.collprovider, s.collisdeterministic, s.collcollate,"
                            + " s.collctype, s.colllocale, s.collicurules FROM pg_collation s"
                            + " JOIN pg_namespace n ON n.oid = s.collnamespace WHERE" + ofUsers("s")),
            Map.entry(
                    "operator",
                    "SELECT o.oid::regoperator, o.oprcode, o.oprcom::regoperator, o.oprnegate::regoperator,"
                            + " o.oprrest, o.oprjoin, o.oprcanmerge, o.oprcanhash FROM pg_operator o"
                            + " JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE" + ofUsers("o")),
            Map.entry(
                    "cast",
                    "SELECT c.castsource::regtype, c.casttarget::regtype, c.castfunc::regprocedure, c.castcontext,"
                            + " c.castmethod FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS"
                            + " (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')"),
            Map.entry(
                    "extension",
                    "SELECT e.extname, e.extversion, n.nspname FROM pg_extension e"
                            + " JOIN pg_namespace n ON n.oid = e.extnamespace"),
            Map.entry(
                    "text search configuration",
                    "SELECT n.nspname, f.cfgname, p.prsname,"
                            + " (SELECT string_agg(concat(m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ','"
                            + " ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = f.oid)"
                            + " FROM pg_ts_config f JOIN pg_ts_parser p ON p.oid = f.cfgparser"
                            + " JOIN pg_namespace n ON n.oid = f.cfgnamespace WHERE" + ofUsers("f")),
            Map.entry(
                    "text search dictionary",
                    "SELECT n.nspname, d.dictname, t.tmplname, d.dictinitoption FROM pg_ts_dict d"
                            + " JOIN pg_ts_template t ON t.oid = d.dicttemplate"
                            + " JOIN pg_namespace n ON n.oid = d.dictnamespace WHERE" + ofUsers("d")),
            Map.entry(
                    "text search template",
                    "SELECT n.nspname, t.tmplname, t.tmplinit, t.tmpllexize FROM pg_ts_template t"
                            + " JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE" + ofUsers("t")),
            Map.entry(
                    "text search parser",
                    "SELECT n.nspname, t.prsname, t.prsstart, t.prsend FROM pg_ts_parser t"
                            + " JOIN pg_namespace n ON n.oid = t.prsnamespace WHERE" + ofUsers("t")),
            Map.entry(
                    "foreign data wrapper",
                    "SELECT w.fdwname, w.fdwhandler::regproc, " + sorted("w.fdwoptions") + ", "
                            + acl("F", "fdwacl", "w", "fdwowner") + " FROM pg_foreign_data_wrapper w"),
            Map.entry(
                    "foreign server",
                    "SELECT s.srvname, s.srvtype, s.srvversion, " + sorted("s.srvoptions") + ", "
                            + acl("S", "srvacl", "s", "srvowner") + " FROM pg_foreign_server s"),
            Map.entry(
                    "foreign table",
                    "SELECT f.ftrelid::regclass, s.srvname, " + sorted("f.ftoptions")
                            + " FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver"),
            Map.entry("user mapping", "SELECT m.srvname, m.usename FROM pg_user_mappings m"),
            Map.entry(
                    "publication",
                    "SELECT p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,"
                            + " p.pubviaroot, p.pubgencols, (SELECT string_agg(concat_ws(' ', r.prrelid::regclass, r.prattrs,"
                            + " pg_get_expr(r.prqual, r.prrelid)), ',' ORDER BY r.prrelid::regclass::text)"
                            + " FROM pg_publication_rel r WHERE r.prpubid = p.oid), (SELECT string_agg(s.pnnspid::regnamespace::text,"
                            + " ',' ORDER BY s.pnnspid::regnamespace::text) FROM pg_publication_namespace s WHERE s.pnpubid = p.oid)"
                            + " FROM pg_publication p"),
            Map.entry(
                    "default privilege",
                    "SELECT a.defaclnamespace::regnamespace, a.defaclobjtype, x.grantee::regrole,"
                            + " x.privilege_type, x.is_grantable FROM pg_default_acl a, aclexplode(a.defaclacl) x"),
            Map.entry(
                    "operator class",
                    "SELECT n.nspname, o.opcname, o.opcintype::regtype, o.opcdefault FROM pg_opclass o"
                            + " JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE" + ofUsers("o")),
            Map.entry(
                    "comment",
                    "SELECT i.type, i.identity, d.description FROM pg_description d,"
                            + " pg_identify_object(d.classoid, d.objoid, d.objsubid) i"
                            + " WHERE d.objoid >= 16384 OR i.identity = 'public'"
                            + " AND i.identity !~ '_prisma_migrations|_kanmon_scripts'"));

    private SchemaSnapshot() {}

    /** Over one session, for it is asked for often. */
    public static List<String> of(TestDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>();
            for (Map.Entry<String, String> part : PARTS.entrySet()) {
                try (ResultSet rows = statement.executeQuery(part.getValue())) {
                    while (rows.next()) {
                        lines.add(line(part.getKey(), rows));
                    }
                }
            }
            return lines.stream().filter(SchemaSnapshot::isNotOurs).sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String line(String kind, ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder(kind);
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.append(" | ").append(row.getString(i));
        }
        return line.toString();
    }

    private static boolean isNotOurs(String line) {
        return !line.contains("_prisma_migrations") && !line.contains("_kanmon_scripts");
    }

    private static String ofRelations() {
        return " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid LEFT JOIN pg_am am ON am.oid = c.relam"
                + " LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace WHERE c.relkind <> 't' AND" + ofUsers("c")
                + notOurs("c");
    }

    /** Who may what, whether it was said or is so by default. */
    private static String acl(String kind, String acl, String alias, String owner) {
        return String.format(
                "(SELECT string_agg(concat(CASE x.grantee WHEN %3$s.%4$s THEN 'owner' WHEN 0 THEN 'public'"
                        + " ELSE x.grantee::regrole::text END, ' ', x.privilege_type, x.is_grantable), ','"
                        + " ORDER BY x.grantee, x.privilege_type)"
                        + " FROM aclexplode(coalesce(%3$s.%2$s, acldefault('%1$s', %3$s.%4$s))) x)",
                kind, acl, alias, owner);
    }

    private static String sorted(String array) {
        return "(SELECT string_agg(x, ',' ORDER BY x) FROM unnest(" + array + ") x)";
    }

    private static String ofUsers(String alias) {
        return String.format(OF_USERS, alias);
    }

    private static String notOurs(String alias) {
        return String.format(NOT_OURS, alias);
    }
}
