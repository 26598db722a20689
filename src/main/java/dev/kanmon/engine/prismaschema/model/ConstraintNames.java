package dev.kanmon.engine.prismaschema.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names that Prisma gives to constraints without {@code map:}, made of names in the database.
 *
 * <p>Source: psl-core/src/datamodel_connector/constraint_names.rs.
 */
public final class ConstraintNames {

    /** Bytes of PostgreSQL's longest identifier. */
    public static final int LONGEST_NAME = 63;

    private ConstraintNames() {}

    public static String primaryKey(String table) {
        return shortened(table, "_pkey");
    }

    public static String unique(String table, List<String> columns) {
        return shortened(table + "_" + String.join("_", columns), "_key");
    }

    public static String index(String table, List<String> columns) {
        return shortened(table + "_" + String.join("_", columns), "_idx");
    }

    /** @param table that has the columns, not the one they refer to */
    public static String foreignKey(String table, List<String> columns) {
        return shortened(table + "_" + String.join("_", columns), "_fkey");
    }

    /** Whether PostgreSQL would cut it. */
    public static boolean isTooLong(String name) {
        return bytes(name) > LONGEST_NAME;
    }

    private static String shortened(String name, String suffix) {
        int end = name.length();
        while (bytes(name.substring(0, end)) > LONGEST_NAME - suffix.length()) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + suffix;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
