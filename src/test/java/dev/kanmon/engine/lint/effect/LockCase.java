package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement whose locks are claimed and observed.
 *
 * @param before the script that prepares for it
 * @param oldestServer the first major version that knows the statement
 * @param heldBy what another session does to keep the statement waiting; empty where it runs in a transaction
 */
record LockCase(String title, String before, String statement, int oldestServer, Optional<String> heldBy) {

    private static final String RESOURCE = "lock-claims.sql";
    private static final Pattern TITLE =
            Pattern.compile("(?<title>[^\\[]+?)(?: \\[(?:from (?<from>\\d+)|held by (?<hold>[^\\]]+))])?");

    static List<LockCase> all() {
        String[] blocks = text().split("(?m)^-- >>> ");
        return Arrays.stream(blocks)
                .skip(1)
                .map(block -> read(blocks[0], block))
                .toList();
    }

    private static LockCase read(String base, String block) {
        int end = block.indexOf('\n');
        Matcher title = TITLE.matcher(block.substring(0, end));
        if (!title.matches()) {
            throw new IllegalArgumentException(RESOURCE + ": cannot read the title " + block.substring(0, end));
        }
        String script = block.substring(end + 1);
        List<Statement> statements = Script.parse(script).statements();
        Statement last = statements.get(statements.size() - 1);
        String from = title.group("from");
        return new LockCase(
                title.group("title"),
                base + script.substring(0, last.offset()),
                last.text(),
                from == null ? 0 : Integer.parseInt(from),
                Optional.ofNullable(title.group("hold")));
    }

    private static String text() {
        try (InputStream resource = LockCase.class.getResourceAsStream(RESOURCE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
