package dev.kanmon.engine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A script of torture.txt, and where its statements are. */
record TortureCase(String name, String script, List<Expected> statements) {

    record Expected(String text, int offset) {}

    static List<TortureCase> all() {
        try (InputStream file = TortureCase.class.getResourceAsStream("torture.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== "))
                    .skip(1)
                    .map(TortureCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TortureCase read(String section) {
        int endOfName = section.indexOf('\n');
        return of(section.substring(0, endOfName), section.substring(endOfName + 1));
    }

    /** @param marked the script with ⟦ and ⟧ around its statements */
    static TortureCase of(String name, String marked) {
        StringBuilder script = new StringBuilder();
        List<Expected> statements = new ArrayList<>();
        int start = 0;
        for (char c : marked.toCharArray()) {
            if (c == '⟦') {
                start = script.length();
            } else if (c == '⟧') {
                statements.add(new Expected(script.substring(start), start));
            } else {
                script.append(c);
            }
        }
        return new TortureCase(name, script.toString(), statements);
    }

    @Override
    public String toString() {
        return name;
    }
}
