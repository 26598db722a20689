package dev.kanmon.engine.develop;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes the end of a folder's name of what a person calls a migration, as Prisma's command line does
 * (packages/migrate/src/utils/promptForMigrationName.ts, which calls {@code @sindresorhus/slugify} with an underscore).
 */
final class MigrationSlug {

    /** Prisma cuts what is longer. */
    private static final int LONGEST = 200;

    /** Marks, also those that stand alone, such as the circumflex. */
    private static final Pattern DIACRITIC = Pattern.compile("[\\p{M}\\p{Sk}·]");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z\\d]+");
    private static final Pattern UNDERSCORES_AROUND = Pattern.compile("^_|_$");

    /** The apostrophe of "it's" and "don't" leaves no gap. */
    private static final Pattern CONTRACTION = Pattern.compile("([a-zA-Z\\d]+)'([ts])(\\s|$)");

    /** Where "HTTPServer2Users" has its words; the s of a plural, as in "APIs", begins none. */
    private static final Pattern[] WORD_BOUNDARIES = {
        Pattern.compile("([A-Z]{2,})(\\d+)"),
        Pattern.compile("([a-z\\d]+)([A-Z]{2,})"),
        Pattern.compile("([a-z\\d])([A-Z])"),
        Pattern.compile("([A-Z]+)([A-Z][a-rt-z\\d]+)")
    };

    /** Latin letters that are more than a letter with a mark, and the signs that the library writes out. */
    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("&", " and "),
            Map.entry("\u2665", " love "),
            Map.entry("\uD83E\uDD84", " unicorn "),
            Map.entry("ß", "ss"),
            Map.entry("ẞ", "Ss"),
            Map.entry("ä", "ae"),
            Map.entry("Ä", "Ae"),
            Map.entry("ö", "oe"),
            Map.entry("Ö", "Oe"),
            Map.entry("ü", "ue"),
            Map.entry("Ü", "Ue"),
            Map.entry("æ", "ae"),
            Map.entry("Æ", "AE"),
            Map.entry("ø", "o"),
            Map.entry("Ø", "O"),
            Map.entry("ð", "d"),
            Map.entry("Ð", "D"),
            Map.entry("þ", "th"),
            Map.entry("Þ", "TH"),
            Map.entry("đ", "d"),
            Map.entry("Đ", "D"),
            Map.entry("ħ", "h"),
            Map.entry("Ħ", "H"),
            Map.entry("ı", "i"),
            Map.entry("ł", "l"),
            Map.entry("Ł", "L"),
            Map.entry("ĳ", "ij"),
            Map.entry("Ĳ", "IJ"),
            Map.entry("¢", "c"),
            Map.entry("¥", "Y"));

    private MigrationSlug() {}

    /** @return lower-case ASCII letters, digits and single underscores; empty where the words have no letter or digit */
    static String of(String words) {
        String text = separated(latin(words)).toLowerCase(Locale.ROOT);
        text = CONTRACTION.matcher(text).replaceAll("$1$2$3");
        text = NEITHER_LETTER_NOR_DIGIT.matcher(text).replaceAll("_");
        text = UNDERSCORES_AROUND.matcher(text).replaceAll("");
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String latin(String words) {
        String text = Normalizer.normalize(words, Normalizer.Form.NFC);
        for (Map.Entry<String, String> letter : WRITTEN_OUT.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        return DIACRITIC
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("");
    }

    private static String separated(String words) {
        String text = words;
        for (Pattern boundary : WORD_BOUNDARIES) {
            text = boundary.matcher(text).replaceAll("$1 $2");
        }
        return text;
    }
}
