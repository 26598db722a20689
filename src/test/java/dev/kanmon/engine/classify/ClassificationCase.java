package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.MigrationToLint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A migration and what it is.
 *
 * @param before the script that was applied before
 */
record ClassificationCase(MigrationClass expected, String title, String before, String migration) {

    private static final String RESOURCE = "cases.sql";
    private static final String THEN = "-- then:\n";
    private static final int SERVER = 180000;

    static List<ClassificationCase> all() {
        String[] blocks = text().split("(?m)^-- >>> ");
        return Arrays.stream(blocks)
                .skip(1)
                .map(block -> read(blocks[0], block))
                .toList();
    }

    private static ClassificationCase read(String base, String block) {
        int end = block.indexOf('\n');
        String[] head = block.substring(0, end).split(": ", 2);
        String script = block.substring(end + 1);
        int then = script.indexOf(THEN);
        return new ClassificationCase(
                MigrationClass.valueOf(head[0].toUpperCase(Locale.ROOT)),
                head[1],
                then < 0 ? base : base + script.substring(0, then),
                then < 0 ? script : script.substring(then + THEN.length()));
    }

    Verdict verdict() {
        return verdict(before, migration);
    }

    static Verdict verdict(String before, String script) {
        return Classifier.classify(
                        List.of(
                                new MigrationToLint("1_before", before, true),
                                new MigrationToLint("2_case", script, false)),
                        SERVER,
                        "public")
                .get(0);
    }

    private static String text() {
        try (InputStream resource = ClassificationCase.class.getResourceAsStream(RESOURCE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    @Override
    public String toString() {
        return expected.name().toLowerCase(Locale.ROOT) + ": " + title;
    }
}
