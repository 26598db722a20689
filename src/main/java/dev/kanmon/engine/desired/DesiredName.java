package dev.kanmon.engine.desired;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the migrations that are made up of a wanted schema: {@code 0003_desired_state_1f2e3d4c}. The number makes the name
 * another one each time, also where a schema goes back to what it was; the digits behind it tell the scripts of two
 * databases apart.
 */
final class DesiredName {

    private static final Pattern MADE_UP = Pattern.compile("(\\d{1,9})_desired_state_[0-9a-f]+");
    private static final int DIGITS = 8;

    private DesiredName() {}

    /**
     * @param history of the database, with all rows: also that of an attempt that failed keeps its name
     * @param checksum of the script, in hexadecimal digits
     */
    static String next(History history, String checksum) {
        int last = history.rows().stream()
                .map(HistoryRow::migration)
                .map(MADE_UP::matcher)
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElse(0);
        return String.format("%04d_desired_state_%s", last + 1, checksum.substring(0, DIGITS));
    }
}
