package dev.kanmon.engine.schema.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two schemas that differ in one thing.
 *
 * @param name group and file
 * @param same whether they differ in nothing that is compared
 */
record RoundTripCase(String name, String from, String to, boolean same, Map<Direction, String> notCompared) {

    private static final Path CASES = Path.of("src/test/resources/dev/kanmon/engine/schema/diff/cases");

    enum Direction {
        FORWARD,
        BACKWARD
    }

    /** All of them, by name. */
    static List<RoundTripCase> all() {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(RoundTripCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has to be said about it, in part, where the script of that direction cannot do it all. */
    Optional<String> notCompared(Direction direction) {
        return Optional.ofNullable(notCompared.get(direction));
    }

    private static RoundTripCase read(Path file) {
        StringBuilder common = new StringBuilder();
        StringBuilder from = new StringBuilder();
        StringBuilder to = new StringBuilder();
        Map<Direction, String> notCompared = new EnumMap<>(Direction.class);
        boolean same = false;
        StringBuilder part = common;
        for (String line : lines(file)) {
            if (line.equals("-- same")) {
                same = true;
            } else if (line.startsWith("-- not-compared")) {
                addNotCompared(notCompared, line);
            } else if (line.equals("-- from")) {
                part = from;
            } else if (line.equals("-- to")) {
                part = to;
            } else {
                part.append(line).append('\n');
            }
        }
        return new RoundTripCase(nameOf(file), common + from.toString(), common + to.toString(), same, notCompared);
    }

    private static void addNotCompared(Map<Direction, String> notCompared, String line) {
        String words = line.substring(line.indexOf(':') + 1).strip();
        for (Direction direction : Direction.values()) {
            boolean oneOnly = line.contains(" forward:") || line.contains(" backward:");
            if (!oneOnly || line.contains(" " + direction.name().toLowerCase(java.util.Locale.ROOT) + ":")) {
                notCompared.put(direction, words);
            }
        }
    }

    private static String nameOf(Path file) {
        return CASES.relativize(file).toString().replace(".sql", "");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
