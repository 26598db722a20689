package dev.kanmon.engine.session;

import java.sql.SQLException;
import org.postgresql.core.Utils;

/** Writes names and values into SQL texts that are sent as one simple query, which takes no parameters. */
public final class Sql {

    private Sql() {}

    /** A quoted identifier. */
    public static String identifier(String name) {
        try {
            return Utils.escapeIdentifier(null, name).toString();
        } catch (SQLException e) {
            throw new IllegalArgumentException("a name holds U+0000", e);
        }
    }

    /**
     * A string literal that means the same whatever {@code standard_conforming_strings} says.
     *
     * @param value null gives NULL; U+0000, which PostgreSQL cannot store, becomes U+FFFD
     */
    public static String literal(String value) {
        if (value == null) {
            return "NULL";
        }
        try {
            return "E'" + Utils.escapeLiteral(null, value.replace('\0', '\uFFFD'), false) + "'";
        } catch (SQLException e) {
            throw new IllegalStateException("U+0000 was replaced", e);
        }
    }
}
