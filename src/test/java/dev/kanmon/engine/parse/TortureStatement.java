package dev.kanmon.engine.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A statement of torture.txt, and whether its syntax is PostgreSQL's. */
record TortureStatement(String name, boolean valid, String sql) {

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

    private static TortureStatement read(String section) {
        int endOfMark = section.indexOf(": ");
        int endOfName = section.indexOf('\n');
        return new TortureStatement(
                section.substring(endOfMark + 2, endOfName),
                section.substring(0, endOfMark).equals("valid"),
                section.substring(endOfName + 1).stripTrailing());
    }

    @Override
    public String toString() {
        return name;
    }
}
