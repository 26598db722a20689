package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands and examples of the pages on lint are run as they stand there. */
class LintHowToTest {

    private static final Path HOW_TO = Path.of("docs", "how-to", "lint-in-a-pull-request.md");
    private static final Path SILENCE = Path.of("docs", "how-to", "silence-a-finding.md");
    private static final Path WORKFLOW = Path.of("examples", "github", "kanmon-lint.yml");

    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:kanmon| +)? ?lint (prisma/migrations.*)$");
    private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.*?)```");

    @TempDir
    private Path checkout;

    static Stream<String> commands() {
        return Stream.of(HOW_TO, SILENCE, WORKFLOW)
                .flatMap(page -> COMMAND.matcher(read(page)).results())
                .map(found -> found.group(1));
    }

    @BeforeEach
    void checkOut() throws IOException {
        for (String folder : List.of("prisma/migrations", ".base/prisma/migrations")) {
            Path file = checkout.resolve(folder)
                    .resolve("20260103120000_initial_schema")
                    .resolve("migration.sql");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "CREATE TABLE \"Event\" (id bigint PRIMARY KEY);\n");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsUnderstood(String command) {
        LintRun run = run(command.replaceAll(" >.*", "").replace("\"$POSTGRESQL\"", "16"));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.DONE.status());
    }

    @Test
    void theWorkflowUsesWhatGithubReads() {
        assertThat(commands())
                .anyMatch(command -> command.contains("--format github"))
                .anyMatch(command -> command.contains("--format sarif"));
    }

    @Test
    void theCommentThatSilencesSilences() throws IOException {
        String script = sqlOf(SILENCE).get(0);
        Path file = Files.writeString(checkout.resolve("20260105000000_event.sql"), script);

        String comment = script.lines().findFirst().orElseThrow();
        Path without =
                Files.writeString(checkout.resolve("20260106000000_event.sql"), script.replace(comment + "\n", ""));

        assertThat(LintRun.of("lint", file.toString()).out()).contains("nothing found");
        assertThat(LintRun.of("lint", without.toString()).out()).contains("practice/timestamp-without-tz");
    }

    @Test
    void theOutputOnThePageIsTheOneThatIsPrinted() throws IOException {
        Path file = checkout.resolve("prisma/migrations/20260104090000_json/migration.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "ALTER TABLE \"Event\" ADD COLUMN payload json;\n");

        String printed = run("prisma/migrations").out().replace(checkout + "/", "");

        Matcher shown = Pattern.compile("(?s)```text\n(.*?)\n\n12 migrations").matcher(read(HOW_TO));
        assertThat(shown.find()).isTrue();
        for (String part : shown.group(1).split("…")) {
            assertThat(printed).contains(part);
        }
    }

    private LintRun run(String command) {
        String[] words = Stream.concat(Stream.of("lint"), Arrays.stream(command.split(" ")))
                .map(word -> word.contains("prisma/migrations")
                        ? checkout.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        return LintRun.of(words);
    }

    private static List<String> sqlOf(Path page) {
        return SQL.matcher(read(page))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```sql\n".length(), block.length() - "```".length()))
                .toList();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(page + " could not be read", e);
        }
    }
}
