package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds, makes and drops databases, from a session with one that is none of them. */
final class ServerDatabases {

    private final Session session;

    ServerDatabases(Session session) {
        this.session = session;
    }

    /**
     * A database as the server has it.
     *
     * @param comment null where it has none
     */
    record Found(String name, boolean allowsConnections, String comment) {

        /**
         * Whether the restore of this key made it. One without a mark, into which nobody could ever connect, was left
         * behind between its creation and its mark, and is empty.
         */
        boolean isOf(RestoreKey key) {
            return mark().map(mark -> mark.digits().equals(key.digits())).orElse(comment == null && !allowsConnections);
        }

        boolean isRestored() {
            return mark().filter(mark -> mark.phase() == RestoreMark.Phase.RESTORED)
                    .isPresent();
        }

        /** How far the restore is that made it; empty where none did. */
        Optional<RestoreMark> mark() {
            return RestoreMark.parse(comment);
        }
    }

    Optional<Found> find(String name) {
        return found("d.datname = " + Sql.literal(name)).stream().findFirst();
    }

    /** What restores have begun and not ended. */
    List<RestoreMark> marks() {
        return found("TRUE").stream().map(Found::mark).flatMap(Optional::stream).toList();
    }

    private List<Found> found(String condition) {
        return session.query(
                "SELECT d.datname, d.datallowconn, pg_catalog.shobj_description(d.oid, 'pg_database')"
                        + " FROM pg_catalog.pg_database d WHERE " + condition,
                row -> new Found(row.getString(1), row.getBoolean(2), row.getString(3)));
    }

    /** Whoever is connected. The caller knows that it is a restore's. */
    void drop(String name) {
        session.run("DROP DATABASE IF EXISTS " + Sql.identifier(name) + " WITH (FORCE)");
    }

    void mark(String name, RestoreMark mark) {
        session.run("COMMENT ON DATABASE " + Sql.identifier(name) + " IS " + Sql.literal(mark.text()));
    }

    /**
     * Makes an empty one like another, as far as that can be said only when it is made. Nobody gets in before it is marked,
     * so one that a kill leaves unmarked is known to be empty.
     *
     * @param model the other's name
     */
    void createLike(String model, String name, RestoreMark mark) {
        String sql = session.query(creation(model, name), row -> row.getString(1)).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        session.run(sql + " ALLOW_CONNECTIONS false");
        mark(name, mark);
        session.run("ALTER DATABASE " + Sql.identifier(name) + " ALLOW_CONNECTIONS true");
    }

    /**
     * From template0, as pg_dump presumes. The tablespace is named only where it is not the default one, for naming even
     * that takes a right on it.
     */
    private String creation(String model, String name) {
        return "SELECT pg_catalog.format('CREATE DATABASE %I TEMPLATE template0 OWNER %I ENCODING %L LC_COLLATE %L"
                + " LC_CTYPE %L', " + Sql.literal(name) + "::text, pg_catalog.pg_get_userbyid(d.datdba),"
                + " pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)"
                + locale()
                + " || CASE WHEN t.spcname = 'pg_default' THEN '' ELSE pg_catalog.format(' TABLESPACE %I', t.spcname) END"
                + " FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace"
                + " WHERE d.datname = " + Sql.literal(model);
    }

    /** What CREATE DATABASE says of ICU since 15, with rules since 16, and of its own locales since 17. */
    private String locale() {
        int version = version();
        if (version < 150000) {
            return "";
        }
        String name = version < 170000 ? "d.daticulocale" : "d.datlocale";
        String rules = version < 160000 ? "" : " || coalesce(pg_catalog.format(' ICU_RULES %L', d.daticurules), '')";
        return " || CASE d.datlocprovider"
                + " WHEN 'i' THEN pg_catalog.format(' LOCALE_PROVIDER icu ICU_LOCALE %L', " + name + ")" + rules
                + " WHEN 'b' THEN pg_catalog.format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', " + name + ")"
                + " ELSE ' LOCALE_PROVIDER libc' END";
    }

    /** Such as 180006. */
    int version() {
        return session.query("SELECT pg_catalog.current_setting('server_version_num')::int", row -> row.getInt(1))
                .get(0);
    }
}
