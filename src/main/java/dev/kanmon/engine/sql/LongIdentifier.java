package dev.kanmon.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An identifier of more bytes than PostgreSQL keeps.
 *
 * @param start index of its first character in the text, in UTF-16 units
 * @param end index behind its last character
 * @param written as it stands there, quotes included
 * @param kept what PostgreSQL makes of it
 */
public record LongIdentifier(int start, int end, String written, String kept) {

    /** Those of a valid statement, in its order; what stands in string literals is not looked at. */
    public static List<LongIdentifier> in(String statement) {
        List<LongIdentifier> found = new ArrayList<>();
        Lexer lexer = new Lexer(statement, 0, statement.length());
        while (lexer.next() != Token.END) {
            // No character has more than four bytes (three for each UTF-16 unit), so short ones need no look.
            if (lexer.end() - lexer.start() > Identifiers.MAX_BYTES / 3) {
                longIdentifier(lexer, statement).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<LongIdentifier> longIdentifier(Lexer lexer, String statement) {
        String written = statement.substring(lexer.start(), lexer.end());
        return Identifiers.read(written, lexer.token())
                .filter(kept -> kept.length() < Identifiers.unquoted(written).length())
                .map(kept -> new LongIdentifier(lexer.start(), lexer.end(), written, kept));
    }
}
