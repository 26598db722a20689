package dev.kanmon.engine.prismaschema.describe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Takes arrays out of a result. */
final class SqlArrays {

    private SqlArrays() {}

    /** May hold nulls. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Collections.unmodifiableList(
                Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    /** None of them null. */
    static List<Boolean> booleans(ResultSet row, String column) throws SQLException {
        return List.of((Boolean[]) row.getArray(column).getArray());
    }
}
