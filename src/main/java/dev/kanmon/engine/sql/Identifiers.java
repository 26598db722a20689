package dev.kanmon.engine.sql;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** From an identifier as written to the name as the catalog has it. */
final class Identifiers {

    /** NAMEDATALEN - 1: longer names are cut, with a notice only. */
    static final int MAX_BYTES = 63;

    private Identifiers() {}

    /** Nothing for tokens that are no identifiers, and for U&"…", whose escapes are not read here. */
    static Optional<String> read(String written, Token token) {
        return switch (token) {
            case WORD -> Optional.of(cut(Ascii.toLower(written)));
            case QUOTED_IDENTIFIER -> written.startsWith("\"") ? Optional.of(cut(unquoted(written))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** What stands between the quotes of a quoted identifier; anything else as it is. */
    static String unquoted(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }

    /** Cuts between characters, never within one, as {@code truncate_identifier} does. */
    private static String cut(String name) {
        int bytes = 0;
        int end = 0;
        while (end < name.length()) {
            String character = Character.toString(name.codePointAt(end));
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
            end += character.length();
        }
        return name.substring(0, end);
    }
}
