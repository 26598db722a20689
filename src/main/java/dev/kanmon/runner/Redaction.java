package dev.kanmon.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a text before anybody sees it: the given ones wherever they stand, and whatever looks like a
 * password in a URL, a connection string or an SQL statement.
 */
final class Redaction {

    private static final String HIDDEN = "***";

    /** Shorter ones would turn harmless text into stars, and are no secrets to speak of. */
    private static final int SHORTEST_SECRET = 4;

    /** Any but the example that our own messages give. */
    private static final Pattern URL_CREDENTIALS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(?!user:password@)[^\\s/@\"'`]*(?:@[^\\s/@\"'`]*)*@");

    private static final Pattern PASSWORD_PARAMETER =
            Pattern.compile("(?i)((?:ssl)?password\\s*=\\s*)(?:'(?:[^'\\\\]|\\\\.|'')*'|[^\\s&'\";,]+)");
    private static final Pattern PASSWORD_LITERAL = Pattern.compile("(?i)(\\bpassword\\s+[EU&]{0,2})'(?:[^']|'')*'?");

    private final List<String> secrets;

    /** @param secrets texts that must not be seen; null and empty ones are passed over */
    Redaction(List<String> secrets) {
        List<String> longEnough = new ArrayList<>();
        for (String secret : secrets) {
            if (secret != null && secret.strip().length() >= SHORTEST_SECRET) {
                longEnough.add(secret.strip());
            }
        }
        // A secret that holds another one goes first, or its rest would stay.
        longEnough.sort(Comparator.comparingInt(String::length).reversed());
        this.secrets = List.copyOf(longEnough);
    }

    /**
     * @param text may be null
     * @return the text with {@code ***} in the places of secrets; null for null
     */
    String apply(String text) {
        if (text == null) {
            return null;
        }
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, HIDDEN);
        }
        clean = URL_CREDENTIALS.matcher(clean).replaceAll("$1" + HIDDEN + "@");
        clean = PASSWORD_PARAMETER.matcher(clean).replaceAll("$1" + HIDDEN);
        return PASSWORD_LITERAL.matcher(clean).replaceAll("$1'" + HIDDEN + "'");
    }
}
