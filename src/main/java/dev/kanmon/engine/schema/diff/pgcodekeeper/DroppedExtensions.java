package dev.kanmon.engine.schema.diff.pgcodekeeper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drops extensions last: what uses their types goes, or gets others, in statements that pgCodeKeeper writes behind. */
final class DroppedExtensions {

    private static final Pattern DROP = Pattern.compile("^DROP EXTENSION (?:IF EXISTS )?(\\S+)$");
    private static final Pattern CREATE = Pattern.compile("^CREATE EXTENSION (?:IF NOT EXISTS )?(\\S+)");

    private DroppedExtensions() {}

    /** @param statements in order, without semicolons */
    static List<String> last(List<String> statements) {
        List<String> madeAnew = statements.stream()
                .map(CREATE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (String sql : statements) {
            Matcher drop = DROP.matcher(sql);
            boolean goes = drop.matches() && !madeAnew.contains(drop.group(1));
            (goes ? last : first).add(sql);
        }
        first.addAll(last);
        return first;
    }
}
