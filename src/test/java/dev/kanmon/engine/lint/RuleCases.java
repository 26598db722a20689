package dev.kanmon.engine.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the examples of all rules, one file for each rule: {@code cases/<group>/<rule>.sql}.
 *
 * <p>A file is made of blocks, each below a line {@code -- >>> <kind>: <title> [<option>]…}. The kinds are {@code
 * before} (what was applied; holds for the blocks below it, up to the next {@code before}), {@code finds} and {@code
 * spares}. The options are {@code server=<number>}, {@code schema differs: <reason>} and {@code not run: <reason>}.
 */
final class RuleCases {

    private static final Path DIRECTORY =
            Path.of("src", "test", "resources", "dev", "kanmon", "engine", "lint", "cases");
    private static final Pattern HEADER =
            Pattern.compile("-- >>> (before|finds|spares)(?::([^\\[]*))?((?:\\[[^\\]]*\\]\\s*)*)");
    private static final Pattern OPTION = Pattern.compile("\\[(server=|schema differs:|not run:)([^\\]]*)\\]");
    private static final int NEWEST_SERVER = 180000;

    private final String rule;
    private final Path file;
    private final List<RuleCase> cases = new ArrayList<>();
    private String before = "";

    private RuleCases(String rule, Path file) {
        this.rule = rule;
        this.file = file;
    }

    static List<RuleCase> all() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .flatMap(file -> new RuleCases(ruleOf(file), file).read().stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + DIRECTORY, e);
        }
    }

    private static String ruleOf(Path file) {
        String name = file.getFileName().toString();
        return file.getParent().getFileName() + "/" + name.substring(0, name.length() - ".sql".length());
    }

    private List<RuleCase> read() {
        List<String> lines = lines();
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).startsWith("-- >>>")) {
                end++;
            }
            add(
                    lines.get(at),
                    at + 1,
                    String.join("\n", lines.subList(at + 1, end)).strip());
            at = end;
        }
        return cases;
    }

    private void add(String header, int line, String sql) {
        Matcher matcher = HEADER.matcher(header.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + ":" + line + " is no header of a block: " + header);
        }
        if (matcher.group(1).equals("before")) {
            before = sql;
            return;
        }
        Map<String, String> options = options(matcher.group(3));
        cases.add(new RuleCase(
                rule,
                matcher.group(1).equals("finds") ? RuleCase.Kind.FINDS : RuleCase.Kind.SPARES,
                Optional.ofNullable(matcher.group(2)).orElse("").strip(),
                file.getFileName() + ":" + line,
                before,
                sql,
                Optional.ofNullable(options.get("server="))
                        .map(Integer::valueOf)
                        .orElse(NEWEST_SERVER),
                Optional.ofNullable(options.get("schema differs:")),
                Optional.ofNullable(options.get("not run:"))));
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        Matcher matcher = OPTION.matcher(text == null ? "" : text);
        while (matcher.find()) {
            options.put(matcher.group(1), matcher.group(2).strip());
        }
        return options;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
