package dev.kanmon.engine.prismaschema.difference;

import java.util.Locale;
import java.util.stream.IntStream;

/** How much two names look alike: one less the share of letters that have to be edited (Levenshtein's distance). */
final class Likeness {

    private Likeness() {}

    /** From 0 to 1; upper and lower case are the same. */
    static double of(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int longer = Math.max(left.length(), right.length());
        return longer == 0 ? 1 : 1 - (double) edits(left, right) / longer;
    }

    private static int edits(String left, String right) {
        int[] above = IntStream.rangeClosed(0, right.length()).toArray();
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[right.length()];
    }
}
