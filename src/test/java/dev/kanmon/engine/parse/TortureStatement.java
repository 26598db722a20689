package dev.kanmon.engine.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A statement of torture.txt, and what PostgreSQL says of its syntax. */
record TortureStatement(String name, Mark mark, String sql) {

    /** Explained at the head of torture.txt. */
    enum Mark {
        VALID,
        INVALID,
        REFUSED,
        LENIENT
    }

    static List<TortureStatement> all() {
        try (InputStream file = TortureStatement.class.getResourceAsStream("torture.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== "))
                    .skip(1)
                    .map(TortureStatement::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether our parser has to read it. */
    boolean isRead() {
        return mark == Mark.VALID || mark == Mark.LENIENT;
    }

    private static TortureStatement read(String section) {
        int endOfMark = section.indexOf(": ");
        int endOfName = section.indexOf('\n');
        return new TortureStatement(
                section.substring(endOfMark + 2, endOfName),
                Mark.valueOf(section.substring(0, endOfMark).toUpperCase(Locale.ROOT)),
                section.substring(endOfName + 1).stripTrailing());
    }

    @Override
    public String toString() {
        return name;
    }
}
