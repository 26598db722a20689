package dev.kanmon.engine.prismaschema.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names that Prisma gives to keys and indexes that the schema does not name.
 *
 * <p>They are made of the database's names, not the schema's, and end in a suffix that is never cut: what stands before it
 * is cut to what PostgreSQL leaves of a name, 63 bytes of UTF-8, at the end of a whole character (prisma-engines,
 * psl/psl-core/src/datamodel_connector/constraint_names.rs).
 */
public final class ConstraintNames {

    /** Bytes of PostgreSQL's longest name ({@code NAMEDATALEN - 1}). */
    public static final int LONGEST_NAME = 63;

    private ConstraintNames() {}

    public static String primaryKey(String table) {
        return withSuffix(table, "_pkey");
    }

    public static String unique(String table, List<String> columns) {
        return withSuffix(joined(table, columns), "_key");
    }

    public static String index(String table, List<String> columns) {
        return withSuffix(joined(table, columns), "_idx");
    }

    /** @param table that has the columns, not the one they refer to */
    public static String foreignKey(String table, List<String> columns) {
        return withSuffix(joined(table, columns), "_fkey");
    }

    /** Whether PostgreSQL would cut it. */
    public static boolean isTooLong(String name) {
        return bytes(name) > LONGEST_NAME;
    }

    /** The suffix, after as much of the stem as a name has room for. */
    public static String withSuffix(String stem, String suffix) {
        return shortened(stem, LONGEST_NAME - bytes(suffix)) + suffix;
    }

    /** The longest beginning of the text, in whole characters, that takes no more than so many bytes. */
    public static String shortened(String text, int mostBytes) {
        int length = 0;
        int taken = 0;
        while (length < text.length()) {
            int character = text.codePointAt(length);
            taken += bytes(Character.toString(character));
            if (taken > mostBytes) {
                break;
            }
            length += Character.charCount(character);
        }
        return text.substring(0, length);
    }

    private static String joined(String table, List<String> columns) {
        return table + "_" + String.join("_", columns);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
