package dev.kanmon.operator.gate;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The names in a question. */
final class Names {

    /** A DNS subdomain name (RFC 1123), which the names of namespaces and DatabaseMigrations are. */
    private static final Pattern OBJECT = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    /** A key of a ConfigMap has 253 characters; a folder of an image may have any but these. */
    private static final Pattern MIGRATION = Pattern.compile("[^\\p{Cntrl}\\s/,]{1,255}");

    private static final int SHOWN = 80;

    private Names() {}

    /**
     * @return the name
     * @throws BadQuestion where it cannot be one
     */
    static String object(String kind, String name) {
        if (name == null || !OBJECT.matcher(name).matches()) {
            throw new BadQuestion("The path must be /gates/<namespace>/<name>, and " + quoted(name)
                    + " cannot be the name of a " + kind + ".");
        }
        return name;
    }

    /**
     * @param text one name, or several with commas
     * @throws BadQuestion where one of them cannot be a migration's
     */
    static List<String> migrations(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        names.stream()
                .filter(name -> !MIGRATION.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuestion(
                            "requires has " + quoted(name)
                                    + ", which cannot be a migration's name. Give names with commas between, or leave requires out.");
                });
        return names;
    }

    /** As it can be shown to whoever sent it. */
    static String quoted(String text) {
        if (text == null) {
            return "nothing";
        }
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
