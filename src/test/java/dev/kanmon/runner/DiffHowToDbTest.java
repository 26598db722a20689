package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the pages on comparing are run as they stand there. */
class DiffHowToDbTest {

    private static final Path HOW_TO = Path.of("docs", "how-to");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *kanmon diff (.*)$");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
    private static final String USERS = "CREATE TABLE \"User\" (id int PRIMARY KEY, email text);\n";

    private static final String SCHEMA =
            "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Int @id\n  email String?\n}\n";

    @TempDir
    private Path checkout;

    static Stream<String> commands() {
        return Stream.of("compare-databases.md", "pull-a-hotfix-into-a-migration.md", "write-a-down-script.md")
                .map(page -> CONTINUED.matcher(read(HOW_TO.resolve(page))).replaceAll(" "))
                .flatMap(page -> COMMAND.matcher(page).results())
                .map(found -> found.group(1));
    }

    @Test
    void everyCommandIsUnderstood() throws IOException {
        write("prisma/migrations/20260103120000_initial_schema/migration.sql", USERS);
        write("prisma/migrations/20260104090000_next/migration.sql", "CREATE SCHEMA audit;");
        write("schema.sql", USERS + "CREATE SCHEMA audit;");
        write("prisma/schema.prisma", SCHEMA);
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            database.sql(USERS + "CREATE SCHEMA audit;");
            assertThat(commands().toList()).hasSize(11).allSatisfy(command -> {
                DiffRun run = run(database.url(), command);
                assertThat(run.err()).as(command).isEmpty();
                assertThat(run.status()).as(command).isZero();
            });
        }
        assertThat(Files.readString(checkout.resolve("down.sql"))).contains("DROP SCHEMA audit");
    }

    private DiffRun run(String url, String command) {
        List<String> arguments = new ArrayList<>(List.of("--shadow", "external"));
        Stream.of(command.split(" +")).map(this::inCheckout).forEach(arguments::add);
        return DiffRun.of(
                Map.of("DATABASE_URL", url, "STAGING_URL", url, "SHADOW_DATABASE_URL", url),
                arguments.toArray(String[]::new));
    }

    private String inCheckout(String word) {
        boolean path = word.equals("prisma/migrations") || word.matches(".*\\.(sql|json|prisma)");
        return path ? checkout.resolve(word).toString() : word;
    }

    private void write(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
